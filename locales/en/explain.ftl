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
X103 = the records do not give the value of cell { $cell }
    .why = the program counted the cell twice, each time in another way, and the numbers differ
    .effect = the number cannot be trusted
    .fix = report it to the authors of the program, with the template of the return
X104 = personal data are shown
    .why = --show-personal was given
    .effect = the output holds values that the program does not show otherwise
    .fix = do not pass it on, and delete it when it is not needed
X105 = it is not clear how to write “{ $found }”
    .why = the name of the file says in which form
    .effect = nothing was written
    .fix = give a name that ends with .csv or .xlsx
