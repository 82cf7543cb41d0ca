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
