# Where a number comes from: explain.
explain-cell = { $form } { $period }, cell { $cell }
explain-section = section
explain-row = row
explain-column = column
explain-value = value
explain-state = { $state ->
    [computed] counted from records
    [formula] worked out from other cells
    [manual] entered by hand
    [proposed] proposed value
    [blocked] blocked cell
   *[other] no value
 }
explain-meaning = What it means
explain-record = a record is
explain-period = period
explain-level = { $level ->
    [section] section:
    [row] row:
    [column] column:
   *[other] the cell itself:
 }
explain-records = { $count ->
    [0] Records: 0
   *[other] Records: { $count }, here { $first } to { $last }
 }
explain-pages = page { $page } of { $pages } (--page shows the next, --limit 0 all, --to file.xlsx keeps all)
explain-again = gives nothing (counted with no. { $number })
explain-gives-nothing = gives nothing (no key or value)
explain-gives-unreadable = gives nothing (unreadable value)
explain-others = together with: { $places }
explain-unreadable = { $count ->
    [one] { $count } record takes no part, because a column that decides cannot be read
   *[other] { $count } records take no part, because a column that decides cannot be read
 }
explain-aside = { $count ->
    [one] { $count } record of the tables behind this cell was set aside: it is in no cell (spraw check tells it)
   *[other] { $count } records of the tables behind this cell were set aside: they are in no cell (spraw check tells them)
 }
explain-uncovered = The exports do not tell of this period: the cell has no value although there are records.
explain-total = Records together: { $total }; cell: { $value }
explain-differs = The program counted cell { $cell } twice, each time in another way, and the numbers differ. Do not trust this number, and report it to the authors.
explain-formula = Formula: { $formula }
explain-proposed = nobody entered a value, so this one stands in
explain-of-records = { $count ->
    [one] from { $count } record
   *[other] from { $count } records
 }
explain-ask = For the records of a cell of the tree: spraw explain { $form } CELL --period { $period }
explain-entered = Entered by hand
explain-who = who
explain-blocked = The form takes no value here (X).
explain-nothing = Nobody entered a value.
explain-kept = Written: { $file }
explain-counted = Counted from exports: { $title } ({ $id }), { $period }
explain-tree-of = { $strategy } { $year }, { $kind ->
    [indicator] indicator { $name }
   *[measure] measure { $name }
 }
explain-tree = What it is made of
explain-tree-name = name
explain-tree-status = status
explain-tree-doubt = doubt
explain-tree-missing = { $why ->
    [no_measure] no value: a measure has no number
    [zero_denominator] no value: the denominator is zero
    [too_few] value hidden: the numerator is below the least that is published
    [secondary] value hidden: with other numbers it would give away one below the least that is published
   *[too_large] no value: numbers too large for exact arithmetic
 }
explain-tree-formula = { $kind ->
    [only] numerator
    [times] numerator × { $multiplier }
    [quotient] numerator / denominator
   *[share] numerator / denominator × { $multiplier }
 }
explain-tree-status-of-one = { $status ->
    [reached] reached
    [on_path] on its path
    [off_path] off its path
    [no_data] no data
    [needs_sentence] needs a comment
    [not_judged] not judged
    [no_district_data] no data of the district
   *[series_broken] series broken
 }
explain-tree-hidden = Numbers that the files of monitoring do not print (“#”) are not here either; --show-personal shows them, and the return's own cell always: spraw explain RETURN CELL.
explain-tree-laid-open = Here are numbers that the files of monitoring do not print (“#”): below the least that is published. Do not send them on.
explain-tree-hidden-measure = the number is hidden, and so is what it was made of
explain-tree-measure = { $side ->
    [numerator] numerator:
    [denominator] denominator:
    [both] numerator and denominator:
   *[alone] measure:
 } { $title } ({ $id }) = { $value }
explain-tree-from = { $kind ->
    [submission] from the submission { $from }, version { $version }
    [exports] counted from exports: { $from }
    [mixed] counted from exports and entries: { $from }
    [cells] entered by hand into the return: { $from }
    [reference] reference data: { $from }
    [manual] entered by hand ({ $who }): { $from }
   *[nothing] no source has a number of this year
 }
explain-tree-coverage = data from { $reported } of { $expected } units
explain-tree-otherwise = another source says { $value }: { $from }
explain-tree-other = the exports give { $now } now, and version { $version } said otherwise: the records that it was made of cannot be shown from here; what changed is told by spraw diff { $form }:{ $period }:v{ $version } --cell { $cell }
explain-tree-refused = the exports of this period do not give the return now ({ $code }), so no records can be shown; what is missing is told by spraw check { $form } --period { $period }
explain-tree-lacking = { $why ->
    [years] the source is for other years ({ $period }): { $what }
    [return] the return { $what } { $period } is not submitted, and the exports do not give it ({ $code }); what is missing is told by spraw check { $what } --period { $period }
    [cells] the return is there, but a cell has no value: { $what }
    [exports] the office has no exports that it is counted from: { $what }
    [series] the reference data have no such series of the year: { $what }
   *[entry] nobody entered a number in dane-reczne/wskazniki.csv
 }
explain-sql = The same in SQL
explain-sql-behind = { $count ->
    [one] reads { $count } query before it (-v prints it here)
   *[other] reads { $count } queries before it, from tables up to views (-v prints them here)
 }
explain-sql-whole = all of it: { $command } (--macros adds the functions, --tables FOLDER the tables)
explain-without-sql = { $why ->
    [blocked] the cell has no SQL: the form takes no value in it
    [manual] the cell has no SQL: its value is entered by hand, nothing is counted
   *[gap] the cell has no SQL: “{ $what }” cannot be said in it
 }

X101 = { $kind ->
    [section] the return has no section “{ $found }”
    [row] the section has no row “{ $found }”
    [column] the section has no column “{ $found }”
   *[other] “{ $found }” is no name of a cell
 }
    .why = { $kind ->
        [parts] a cell is named section/row/column, for example { $known }
       *[other] { $nearest ->
            [none] known: { $known }{ $more ->
                [0] {""}
               *[other] {" "}and { $more } more
            }
           *[other] known: { $known }{ $more ->
                [0] {""}
               *[other] {" "}and { $more } more
            }; similar: “{ $nearest }”
         }
     }
    .effect = it is not clear which number is meant
    .fix = give section, row and column as the form has them; template show lists them all
X102 = the office does not print cell { $cell }
    .why = its section, row or column is for another role or another option
    .effect = the cell has no value to be explained
    .fix = look at the roles in spraw.toml and the options of the return (--option)
X104 = personal data are shown
    .why = --show-personal was given
    .effect = the output holds values that the program does not show otherwise
    .fix = do not pass it on, and delete it when it is not needed
X105 = it is not clear how to write “{ $found }”
    .why = the name of the file says in which form
    .effect = nothing was written
    .fix = give a name that ends with .csv or .xlsx
why-record = { $form } { $period }, record { $id }: { $count ->
    [one] { $count } row of the exports
   *[other] { $count } rows of the exports
 }
why-more = … and { $count } more
why-aside = { $table }: { $place } – set aside ({ $code }{ $column ->
    [none] {""}
   *[other] , column “{ $column }”
 }): it is in no cell
why-section = Section { $section }. { $title } – { $view }
why-alike = { $count ->
    [one] { $count } record ({ $places }):
   *[other] { $count } records ({ $places }):
 }
why-in-none = in no row of the section
why-row = row { $row } { $label }
why-rows = rows { $rows }
why-cells = row { $row } { $label }, columns { $columns }
why-reason = { $answer ->
    [no] no, { $condition } is not true
    [unknown] no, a value that { $condition } reads is missing
   *[other] no, a value that { $condition } reads cannot be read
 }{ $values }
why-lost = Rows of the exports of which the view made no record
why-lost-row = { $table } ({ $places }): view { $title } ({ $view }), step { $step }: { $what ->
    [keep] { $condition } is not true
    [latest] another record of the same key is later or earlier: { $condition }
    [join] no partner: { $condition }
   *[other] { $condition }
 }{ $values }
why-nowhere = No section of the return has a record of this person, family or decision.

X106 = the exports of { $period } have no record “{ $found }”
    .why = no column of identifiers (of persons, families, decisions …) has that value
    .effect = there is nothing to tell of
    .fix = look at the identifier in the export and at the period; records set aside are listed in set-aside.csv
X107 = there is no return or strategy “{ $name }”
    .why = known: { $known }
    .effect = it is not clear which number is meant
    .fix = { $nearest ->
        [none] choose a name from the list
       *[other] did you mean “{ $nearest }”?
    }
X108 = { $kind ->
    [record] the strategy “{ $name }” has no records
    [parts] the strategy “{ $name }” has no sections that are divided
   *[option] the strategy “{ $name }” has no options
 }
    .why = of a strategy an indicator or a measure is explained; { $kind ->
        [record] records are those of the returns that measures come from
        [parts] divisions are those of a return
       *[option] the returns that measures come from are counted with the options of spraw.toml
     }
    .effect = nothing was shown
    .fix = { $kind ->
        [option] write the option into spraw.toml, or ask for a cell of the return
       *[other] ask the return: spraw explain RETURN with the same flag; which return it is, says spraw explain { $name } INDICATOR
     }
X109 = { $kind ->
    [elsewhere] the strategy “{ $strategy }” has no indicator or measure “{ $name }”, though the catalogue knows it
   *[unknown] the strategy “{ $strategy }” has no indicator or measure “{ $name }”
 }
    .why = its indicators: { $known }
    .effect = it is not clear which number is meant
    .fix = { $nearest ->
        [none] choose an indicator from the list; template show names its measures
       *[other] did you mean “{ $nearest }”?
    }
proof-of = { $form } { $period }: do parts make up their wholes, and what does no row take
proof-division = { $whole } { $kind ->
    [part] =
   *[other] ⊇
 } { $parts }
proof-outside = { $count ->
    [one] { $count } record of a part is outside the whole: { $places }
   *[other] { $count } records of a part are outside the whole: { $places }
 }
proof-twice = { $count ->
    [one] { $count } record is in two parts: { $places }
   *[other] { $count } records are in two parts: { $places }
 }
proof-left-out = { $count ->
    [one] { $count } record of the whole is in no part: { $places }
   *[other] { $count } records of the whole are in no part: { $places }
 }
proof-unreached = rows that no record reached: { $rows }
proof-codes = Codes
proof-unread = { $count ->
    [one] { $count } record of view { $view } has { $column } = { $code } ({ $label }), and stands in no row
   *[other] { $count } records of view { $view } have { $column } = { $code } ({ $label }), and none of them stands in a row
 }
proof-unused = codes of { $column } in the list { $list } that no record of view { $view } has: { $codes }{ $more ->
    [0] {""}
   *[other] {""} and { $more } more (-v shows all)
 }
X110 = there is no page { $page }: there are { $pages }
    .why = --limit says how many records or cells a page has
    .effect = page { $shown } is shown
    .fix = give --page from 1 to { $pages }; --limit 0 shows all on one, and --to writes a file
