# What changed: diff.
diff-of = { $form }: what changed from A to B
diff-side = { $period }, { $version ->
    [0] from the exports of today
   *[other] version v{ $version }, from its kept inputs
 } ({ $symbol }, edition { $edition })
diff-option = option { $name }: A { $before }, B { $after }
diff-count = { $of ->
    [cells] Of the cells that were named, changed
    [sections] In the sections that were named, cells that changed
   *[all] Cells that changed
 }: { $changed }, unchanged: { $unchanged }
diff-only = Cells that only side { $side } has: { $count }: { $cells }
diff-pages = page { $page } of { $pages } (--page shows the next, --limit 0 all, --to file.xlsx keeps all)
diff-ask = The records of a cell, cause by cause: spraw diff { $sides } --cell CELL
diff-more = (and { $count } more)
diff-set-aside = this record was set aside; set-aside.csv or spraw check says why
diff-differs = The bridge does not lead from one number to the other in: { $cells }. Do not trust it, and report it to the authors.
diff-cause = { $cause ->
    [new] new
    [gone] gone
    [late] entered late
    [corrected] corrected
    [reclassified] reclassified
    [definition] definition changed
    [cells] cells of the formula changed
    [value] value changed
   *[rounding] rounding
 }
B101 = it is not clear what “{ $found }” means
    .why = a side of the comparison is a return, a period and a version, with colons between them, each at most once
    .effect = nothing was compared
    .fix = write for example mrpips-03:2025-H1, mrpips-03:2025-H1:v1 (v1, newest or now) or wyniki/2025-H1/mrpips-03/v1
B102 = “{ $found }” does not say { $lacks ->
        [form] which return is meant
       *[other] which period is meant
    }
    .why = the first side of the comparison names the return and the period; the second may leave out what is the same
    .effect = nothing was compared
    .fix = write for example spraw diff mrpips-03:2025-H1 2025-H2
B103 = this is no folder of a return of this office
    .why = versions are compared from the folder wyniki of the office, because only their inputs are kept
    .effect = nothing was compared
    .fix = give a folder like wyniki/2025-H1/mrpips-03/v1, and the office after -C
B104 = the return “{ $form }” for { $period } was not submitted yet
    .why = there is no version among the results, and without a second side the newest version is compared with the exports of today
    .effect = nothing was compared
    .fix = give the second side, or make a version: spraw run { $form } --period { $period }
B105 = “{ $before }” and “{ $after }” are two returns
    .why = their cells are not the same numbers, so there is nothing to compare cell by cell
    .effect = nothing was compared
    .fix = give the same return on both sides; equal quantities of several returns are compared by spraw run
B106 = both sides are the same: { $found }
    .why = they differ neither in period nor in version nor in options
    .effect = nothing was compared
    .fix = give another period, a version (v1, newest, now) or --b-option for the second side
B107 = version { $version } counted today has other numbers than it was submitted with ({ $count ->
        [one] { $count } cell
       *[other] { $count } cells
    })
    .why = its inputs were kept, but the program or the built-in template has changed since, or somebody changed inputs.json of the version: { $cells }
    .effect = the bridge leads from the numbers counted today, not from those submitted
    .fix = for these cells compare the files of the version; if the program counted wrongly, send a correction
back-test-rules = { $count ->
    [0] No rule comes out otherwise.
    [one] { $count } rule comes out otherwise:
   *[other] { $count } rules come out otherwise:
 }
back-test-rule = { $rule }: { $was ->
    [passed] passed
    [failed] failed
    [could_not_run] could not run
    [not_applicable] not applicable
   *[none] not there
 } → { $becomes ->
    [passed] passed
    [failed] failed
    [could_not_run] could not run
    [not_applicable] not applicable
   *[none] not there
 }
