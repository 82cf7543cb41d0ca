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
summary-checked = { $form } { $period }: checked, nothing written (records: { $records }, set aside: { $set_aside }, findings: errors { $data_errors }, warnings { $data_warnings }; rules: passed { $passed }, errors { $failed }, warnings { $warnings })
summary-demo = { $folder }: files: { $files }, persons: { $persons }, payments: { $payments }
summary-init = { $folder }: fill in spraw.toml, put exports into dane/<period>/ and complete the column mapping in mapowania/eksporty.toml
summary-templates = templates are right: returns { $forms }, views { $views }, tables { $tables }, rules { $rules }
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
could-not-run-table-fix = add a [[source]] of the missing table in mapowania/, or name it in absent of spraw.toml when the office keeps none
could-not-run-records-fix = mend the unreadable values of these records; until then the rule cannot be checked
