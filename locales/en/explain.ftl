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

X101 = { $kind ->
    [section] the return has no section “{ $found }”
    [row] the section has no row “{ $found }”
    [column] the section has no column “{ $found }”
   *[other] “{ $found }” is no name of a cell
 }
    .why = { $kind ->
        [parts] a cell is named section/row/column, for example { $known }
       *[other] { $nearest ->
            [none] known: { $known }
           *[other] known: { $known }; similar: “{ $nearest }”
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
