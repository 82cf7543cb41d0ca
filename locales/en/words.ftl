# Words of the program itself.
severity-error = error
severity-warning = warning
severity-note = note
label-where = where
label-why = why
label-effect = effect
label-fix = to do
place-sheet = sheet “{ $name }”
place-row = row { $row }
place-column = column { $column }
place-cell = cell { $cell }
more-of-code = … and { $count } more with code { $code } (-v shows all, run writes them to findings.csv)
outcome-failed = failed
outcome-could-not-run = could not run
summary-written = { $form } { $period }: version { $version } written to { $folder } (records: { $records }, set aside: { $set_aside }, findings: errors { $data_errors }, warnings { $data_warnings }; rules: passed { $passed }, errors { $failed }, warnings { $warnings })
summary-unchanged = { $form } { $period }: unchanged, version { $version } in { $folder } stands (records: { $records }; findings: errors { $data_errors }, warnings { $data_warnings }; rules: errors { $failed }, warnings { $warnings })
law-on = The law on { $day }: { $count ->
    [0] all is checked
    [one] { $count } thing past the day until which it is checked
   *[other] { $count } things past the day until which they are checked
 }
summary-nothing-due = nothing to do on { $day }: what was due is done
summary-planned = { $form } { $period }: version { $version } would be written to { $folder }, nothing was ({ $records } records, { $set_aside } set aside, findings: { $data_errors } errors, { $data_warnings } warnings; rules: { $passed } passed, { $failed } errors, { $warnings } warnings):
summary-all = Returns:
summary-state = { $state ->
    [made] version { $version } written
    [unchanged] unchanged, version { $version } stands
    [planned] version { $version } would be written
    [checked] checked
    [waiting] waits for exports: { $lacking }
   *[refused] not made
 }{ $exit ->
    [0] {""}
    [1] {", "}look at it (code 1)
   *[other] {" "}(code { $exit })
 }
summary-due = { $late ->
    [1] late, it was due { $day }
   *[other] due { $day }
 }
calendar-head = { $count ->
    [0] No deadline of the office's returns falls in { $year }.
   *[other] Deadlines of { $year }:
 }
calendar-kept = { $count ->
    [one] { $count } deadline
   *[other] { $count } deadlines
 } written to { $file }
calendar-moved = { $day } in the calendar, moved by a free day
calendar-leap-day = the calendar says 29.02, which in this year is the last day of February
calendar-free = a free day, send by { $day }
calendar-onward = onward { $day } { $to }
calendar-basis = { $basis ->
    [calendar] calendar: { $source }
    [own] the office's calendar: { $source }
   *[standing] the template's rule: { $source }
 }
weekday-0 = Mon
weekday-1 = Tue
weekday-2 = Wed
weekday-3 = Thu
weekday-4 = Fri
weekday-5 = Sat
weekday-6 = Sun
due-deadlines = { $count ->
    [0] No return waits on { $day }
   *[other] Deadlines as on { $day }:
 }
due-state = { $state ->
    [made] made, version { $version }
    [changed] version { $version } is there, but data changed after it: { $moved }
    [in_part] made, version { $version }, but without months whose exports are missing: { $lacking }
    [waiting] waits for exports ({ $lacking }), days left: { $days }
    [open] not made, days left: { $days }
   *[late] { $lacks ->
        [yes] not made, waits for exports ({ $lacking })
       *[no] not made
    }, days late: { $days }
 }
mail-subject = Returns of { $name }: { $count } not made, of a part of their months or changed, { $late } of them late (as on { $day })
mail-greeting = { $name }, as on { $day }.
mail-returns = Returns:
mail-gap = {"; the day is from the rule of the template: the calendar has none for this year"}
mail-lists = Lists on which something is late:
mail-foot = Details: spraw due -C "{ $folder }"
due-partners = Data of partners for { $year } as on { $day }:
due-partner = { $state ->
    [here] all are here ({ $of })
    [open] { $missing } of { $of } missing, days left: { $days }
   *[late] { $missing } of { $of } missing, days late: { $days }
 }
due-partner-missing = missing: { $title } (measure { $measure })
due-partner-in-part = incomplete, units that reported: { $reported } of { $expected }: { $title } (measure { $measure })
due-lists = Lists of { $form } on { $day }, from the exports of { $period }:
due-list = { $late ->
    [0] { $count }
   *[other] { $count }, of them late: { $late }
 }
due-written = the lists were written to { $folder }
summary-checked = { $form } { $period }: checked, nothing written (records: { $records }, set aside: { $set_aside }, findings: errors { $data_errors }, warnings { $data_warnings }; rules: passed { $passed }, errors { $failed }, warnings { $warnings })
corrections-change = { $count ->
    [0] the corrections change no cell and no rule
    [one] the corrections change { $count } cell or rule:
   *[other] the corrections change { $count } cells and rules:
}
summary-demo = { $folder }: files: { $files }, persons: { $persons }, payments: { $payments }
summary-sql = { $folder }: tabele.sql, makra.sql, pola.sql; to run in that folder: duckdb -init tabele.sql -c ".read makra.sql" -c ".read pola.sql"
summary-init = { $folder }: fill in spraw.toml, put exports into dane/<period>/ and complete the column mapping in mapowania/eksporty.toml
summary-templates = templates are right: returns { $forms }, views { $views }, tables { $tables }, rules { $rules }
blank-head =
    Begun from the file { $file } (spraw template new). A “?” stands where something must be said: what is counted.
    What can be counted: spraw template list and spraw template show VIEW. Whether it is right: spraw template check.
blank-time =
    when: which records are of the period. during: in it; started, ended: begun, ended in it; on_last_day,
    on_first_day, on_day(31-12): the stock on a day; not_ended, whole, daily_average. Of a date: only during or a day.
blank-time-unknown = The date or interval that is meant stands beside it as of. A view that chooses the period itself: inside. Any time: any_time.
blank-time-inside = when: this view itself chooses the records of the period; with another, during, on_last_day or another word of time stands here.
blank-time-day = when: the day to count on: on_last_day (the last of the period), on_first_day or on_day(31-12).
blank-time-of = { $count ->
        [0] Said of: { $of }. Any time: any_time.
       *[other] Said of: { $of }; another is named by of in the next line ({ $dates }). Any time: any_time.
    }
blank-time-one-of = of: what it is said of: { $dates }. If records of any time count: when = any_time, without of.
blank-source = table sent in the file { $file }
summary-example = example { $form }: cells compared { $cells }, different { $differ }
summary-no-example = no return of the office has an example (folder przyklady)
summary-template-new = wrote { $file } (tables { $sections }, rows { $rows }, columns { $columns }); to be completed: { $open } places with a “?”
heading-returns = Returns
heading-views = Views
heading-tables = Tables
heading-lists = Lists
rule-records = { $count ->
    [one] { $count } record
   *[other] { $count } records
 }{ $money }
rule-more = { $count ->
    [one] { $count } more record
   *[other] { $count } more records
 }
# Types of values in words; a composed one such as decimal(2) stays as in the template.
type-found = { $found ->
    [id] identifier
    [code] a code of a list
    [int] whole number
    [integer] whole number
    [number] decimal number
    [money] amount
    [bool] yes/no (true or false)
    [pesel] PESEL number
    [regon] REGON number
    [nip] NIP number
    [teryt] TERYT code
   *[other] { $found }
 }
type-expected = { $expected ->
    [id] identifier
    [code] a code of a list
    [int] whole number
    [integer] whole number
    [number] decimal number
    [money] amount
    [bool] yes/no (true or false)
    [pesel] PESEL number
    [regon] REGON number
    [nip] NIP number
    [teryt] TERYT code
   *[other] { $expected }
 }
type-left = { $left ->
    [id] identifier
    [code] a code of a list
    [int] whole number
    [integer] whole number
    [number] decimal number
    [money] amount
    [bool] yes/no (true or false)
    [pesel] PESEL number
    [regon] REGON number
    [nip] NIP number
    [teryt] TERYT code
   *[other] { $left }
 }
type-right = { $right ->
    [id] identifier
    [code] a code of a list
    [int] whole number
    [integer] whole number
    [number] decimal number
    [money] amount
    [bool] yes/no (true or false)
    [pesel] PESEL number
    [regon] REGON number
    [nip] NIP number
    [teryt] TERYT code
   *[other] { $right }
 }
could-not-run-fix = complete the missing cells, or the earlier return that the rule compares with
could-not-run-export-fix = save the missing export in the folder of the period and make the return again
could-not-run-table-fix = add a [[source]] of the missing table in mapowania/, or name it in absent of spraw.toml when the office keeps none
rule-justify = Before the return is sent, write the reason into wyjasnienia.csv: rule, record and fingerprint from findings.csv.
could-not-run-records-fix = mend the unreadable values of these records; until then the rule cannot be checked
# Findings in summaries, without their values.
I110-short = an entry points to a record that is not there
I113-short = a value cannot be read
I119-short = an end before its beginning
I121-short = zeros were added in front
E201-short = a record without a partner in another table
E204-short = a record left out because of a value that cannot be read
E205-short = a record without a partner in another table
E301-short = a record is in no cell because of a value that cannot be read
E302-short = a record is in a part and not in its whole
E303-short = a record is in two parts at once
E306-short = a record is in no part
E307-short = a record below the first band
E308-short = a person or family counted several times in a sum
E309-short = the value that cells count is missing
E310-short = the exports do not tell of an earlier period
E311-short = records set aside in an earlier period
outcome-explained = { $outcome }, explained
more-places = … and { $count } more (run writes them all to findings.csv, -v shows them here)
explained-lines = { $count ->
    [one] { $count } finding is explained (wyjasnienia.csv, spraw.toml); it stands in findings.csv
   *[other] { $count } findings are explained (wyjasnienia.csv, spraw.toml); they stand in findings.csv
 }
label-more = also
told-already = { $code }: { $count ->
    [one] { $count } finding was told above
   *[other] { $count } findings were told above
 }
monitor-status = { $status ->
    [reached] reached
    [on_path] on the path
    [off_path] off the path
    [no_data] without data
    [needs_sentence] to be commented on
    [not_judged] not judged
    [no_district_data] without data of the district
   *[series_broken] with a break in the series
 }
monitor-written = version { $version } written to { $folder } (indicators: { $count })
monitor-unchanged = unchanged, version { $version } in { $folder } stands (indicators: { $count })
interrupted = interrupted: the version that was being written is not there
clock-zone = today is { $day } by a clock in the zone { $zone }; in Poland it may be { $other } (TZ=Europe/Warsaw or --today says which day is meant)
