# A: the archive of versions: kept inputs, repetition, history and approval.
A101 = there is no such version of a return
    .why = { $known ->
        [none] wyniki holds no version of this return for this period
       *[other] wyniki holds: { $known }
    }
    .effect = nothing was done
    .fix = check the return's name, the period and the version; versions are made by spraw run
A102 = this version has no list of its inputs
    .why = it was made before spraw kept inputs, or is not the version of a return, or the file was removed
    .effect = it cannot be restored or made again; its output files are where they were
    .fix = make a new version by spraw run; its inputs will be kept
A103 = the list of a version's inputs cannot be read
    .why = technical details: { $message }
    .effect = nobody knows what it was made of; it cannot be restored or made again
    .fix = bring the file back from a backup
A104 = { $count ->
        [one] a kept file that the version was made of is no longer there
       *[other] { $count } kept files that the version was made of are no longer there
    }
    .why = spraw forget removed them, or somebody who tidied .spraw/wejscia
    .effect = it cannot be restored or made again
    .fix = bring .spraw/wejscia back from a backup, if the files may still be kept
A105 = { $count ->
        [one] a kept file that the version was made of is damaged or changed
       *[other] { $count } kept files that the version was made of are damaged or changed
    }
    .why = what stands in .spraw/wejscia has another sum than the file that was read
    .effect = the version was not restored: counted from other data it would prove nothing
    .fix = bring .spraw/wejscia back from a backup
A106 = { $what ->
    [program] this version was made by another spraw: { $was }, this one is { $is }
   *[templates] the templates inside the program are not those that the version was made with (sum { $was }, now { $is })
 }
    .why = the version is made again by this program and its templates; inputs and the office's own templates are kept, the program is not
    .effect = files may come out different although nobody changed them; the list of inputs certainly does
    .fix = make the version again with the program that made it
A107 = this is not the version of a return
    .why = the path does not lead to a folder wyniki/period/return/v1, and beside it stands no manifest.json that says which version it is
    .effect = nothing was made again
    .fix = give the folder of a version or its manifest.json
help-spraw-rerun = Makes a version once more from what was kept, and compares the files byte for byte
help-spraw-rerun-version = The folder of a version or its manifest.json, e.g. wyniki/2025-H1/mrpips-03/v1
    .value = VERSION
rerun-equal = equal
rerun-changed = changed since it was written
rerun-different = comes out different now
rerun-missing = missing
rerun-unknown = unknown file
summary-rerun = { $form } { $period }, version { $version }: { $different ->
    [0] every file comes out the same ({ $equal })
   *[other] files that are the same: { $equal }, different: { $different }
 }
