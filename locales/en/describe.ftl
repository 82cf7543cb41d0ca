# What a template says: template show.
show-edition = edition
show-since = from { $day }
show-until = to { $day }
show-layout = layout
show-official = official
show-not-official = not verified with CAS
show-own-layout = our own: the law sets no form
show-source = source
show-ministry = ministry
show-roles = made by
show-valid = in force
show-variants = Variants
show-deadline = deadline
show-due = { $part ->
    [year] { $day } for a year
   *[other] { $day } for { $part }
 }
period-kind = { $kind ->
    [half] half-year
   *[other] { $kind }
 }
show-options = Options
show-default = (default)
show-any-number = a whole number, by default { $default }
show-any-day = a day YYYY-MM-DD, by default { $default }
show-any-bool = true or false, by default { $default }
show-section = Section { $id }. { $title }
show-view = view
show-view-if = when { $option } = { $value }: { $view }
show-own-view = the section's condition and time do not hold for this row
show-time = time
show-time-inside = the view itself chooses the records of the period
show-time-none = all records of the view; a row or column may say a time
show-time-of = { $own ->
    [yes] when is said of: { $of }; without when, records of any time count
   *[no] of may name: { $dates }; without when, records of any time count
 }
time-word = { $word ->
    [during] in the period
    [on_first_day] as of the first day of the period
    [on_last_day] as of the last day of the period
    [started] begun in the period
    [ended] ended in the period
    [not_ended] lasting in the period and not ended in it
    [whole] wholly inside the period
    [daily_average] on an average day
    [any_time] of any time
    [inside] the view itself chooses the records of the period
   *[other] { $word }
 }
show-where = condition
show-only-if = only if
show-when = when
show-measure = measure
measure-word = { $measure ->
    [records] number of records
    [count] number of distinct values
    [once] sum, every value of once_per once
    [median] median
   *[other] { $measure }
 }
show-form-columns = Columns
show-rows = Rows
show-of-which = of which
show-part-of = part
show-of-row = of row { $whole }
show-of-column = of column { $whole }
show-by = a row for each
show-formula = formula
show-manual = entered by hand
show-manual-if-absent = entered by hand when absent has
show-proposed = proposed
show-blocked = blocked (X)
show-all-columns = all columns
show-cell = column { $column }
show-note = note
show-rural = people of villages; above zero in a unit without villages it gives K101
show-worklists = Worklists
show-rules = Rules over cells
show-record-rules = Rules over records
show-check = checks
show-if = if
show-for = for
show-all = each that is not blocked
show-period = only for
show-over = looks at
show-made-of = steps from
show-tables = tables
show-read-by = read by
show-sections = sections
show-columns = Columns
show-key = key
show-interval = interval
show-interval-said = { $to_is ->
    [day_after] { $name }: from { $from } to the day before { $to }
   *[other] { $name }: from { $from } to { $to }
 }
show-judged-by = rules
show-in-key = key
show-personal = personal
show-references = key of table { $table }
show-aliases = in exports: { $names }
show-code-on = code on the day of { $column }
show-used-in = in columns
show-codes = Codes
column-required = required
column-optional = optional
type-said = { $type ->
    [id] identifier
    [code] code of list { $of }
    [int] whole number
    [decimal] number with up to { $of } decimals
    [money] amount
    [bool] yes/no
    [pesel] PESEL number
    [regon] REGON number
    [nip] NIP number
    [teryt] TERYT code
   *[other] { $type }
 }
show-return = return
show-returns = returns
show-severity = severity
show-missing = no value
missing-word = { $word ->
    [not_applicable] not applicable
    [could_not_run] could not run
    [as_zero] counts as zero
   *[fails] failed
 }
show-justify = explanation
show-justify-said = a failure must be explained before the return is sent
show-fix = what to do
check-word = { $word ->
    [unique] does not repeat
    [references] stands in
    [in_list] the code is in its list
    [required] filled in
    [all_or_none] all filled in, or none
    [exactly_one] exactly one filled in
    [required_if] filled in where
    [ordered] in this order, none greater than the next
    [no_overlap] do not overlap
    [alike] are not likely one that was written twice
   *[other] { $word }
 }
show-like = similar
show-printed-in = printed in
show-split = split by
show-list-due = due
show-file = file
show-unit = unit
show-observed = observed
observed-word = { $word ->
    [stan] on 31 December
    [rok] the whole year
    [srednia_dzienna] daily average
   *[other] { $word }
 }
show-numerator = numerator
show-denominator = denominator
show-multiplier = times
show-character = character
character-word = { $word ->
    [stymulanta] more is better
    [destymulanta] less is better
    [nominanta] neither more nor less is better by itself
   *[kontekst] context: what happens around the centre
 }
show-break = break
show-minimum = minimum
show-owner = owner
show-supplier = supplier
show-strategies = strategies
show-measures = Measures
show-indicators = indicators
show-given = Where the value comes from
show-given-by-hand = it may always be entered in dane-reczne/wskazniki.csv
show-years = years
show-resolution = resolution
show-team = team
show-task = task { $id }. { $title }
show-baseline = baseline
show-target = target
show-way-up = more
show-way-down = less
