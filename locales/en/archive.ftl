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
    [program] this version was made by another spraw: { $was }
   *[templates] the templates inside the program are not those that the version was made with
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
A108 = { $form } { $period }, version { $version }: nobody is named who answers for it
    .why = every line of the history has its person, and after --by stands nothing
    .effect = the history is as it was
    .fix = name the person, for example --by "A. Kowalska"
A109 = { $count ->
        [one] a file of the version is not the one that was written: { $names }
       *[other] files of the version are not those that were written: { $names }
    }
    .why = their sums do not fit manifest.json, or they are missing, or the manifest does not know them
    .effect = such a version cannot be sealed; the history is as it was
    .fix = see what changed: spraw rerun and this folder; bring the files back from a backup or make a new version by spraw run, and keep files of your own elsewhere
A110 = { $what ->
    [rules] { $form } { $period }, version { $version }: rules that failed or could not be judged: { $count }
    [months] { $form } { $period }, version { $version }: when it was made there were no exports of { $months }
    [correction] { $form } { $period }, version { $version } is a correction: version { $count } is approved or sent
   *[back] { $form } { $period }, version { $version }: this takes the last line back
 }
    .why = { $what ->
    [rules] a version with such rules is approved knowingly or not at all
    [months] its numbers are of the other months alone; such a version is approved knowingly or not at all
    [correction] a correction has a reason, and the recipient will ask for it
   *[back] somebody will want to know why
 }
    .effect = the history is as it was
    .fix = add --reason and the reason, for example --reason "decision amended after the deadline"
A111 = { $form } { $period }, version { $version }: after “{ $is }” it cannot be “{ $asked }”
    .why = { $is ->
        [draft] a draft can be checked (mark checked) or approved (approve)
        [checked] what is checked can be approved (approve) or be a draft again (mark draft)
        [approved] what is approved can be sent (mark sent)
        [sent] what is sent can be returned (mark returned)
       *[other] what is returned can be sent once more (mark sent)
    }
    .effect = the history is as it was
    .fix = { $is ->
        [draft] first say what has happened already
        [checked] first say what has happened already
       *[other] first say what has happened already; corrected data are a new version: spraw run, then spraw approve
    }
A112 = the history of the return cannot be read
    .why = spraw writes no such line; what does not fit: { $message }
    .effect = nobody knows what was approved and sent; nothing was added
    .fix = bring historia.csv back from a backup; only spraw approve and spraw mark write it
A113 = { $what ->
    [line] the seal is broken: somebody changed this line of the history, or removed one before it
    [gone] the seal is broken: version { $version }, of which the history speaks, is no longer there
   *[files] the seal is broken: version { $version } is not what it was when it was sealed: { $names }
 }
    .why = every line of the history seals the sums of all files of the version, and the line before it
    .effect = nothing proves what was approved; nothing was added
    .fix = { $what ->
    [line] bring historia.csv back from a backup
   *[other] bring the version's folder back from a backup; spraw rerun says which files differ
 }
A114 = { $form } { $period }: version { $version } is not the newest, there is { $newest }
    .why = mostly the newest is approved: it was counted from newer data
    .effect = the history is as it was
    .fix = name the newest (--version { $newest }), or add --older if the older one is meant
A115 = above version { $version } stands a newer one that nobody approved: { $newest }
    .why = data or templates changed since
    .effect = the line was written, and speaks of version { $version }
    .fix = see what differs; a correction is approved by spraw approve, with a reason
A116 = { $count ->
        [one] the new version stands above one that was approved or sent: { $names }
       *[other] new versions stand above ones that were approved or sent: { $names }
    }
    .why = data, templates or settings changed since, or somebody changed that version (A124)
    .effect = the version before still counts; the new one is the draft of a correction
    .fix = see what differs, and approve the correction with a reason: { $commands }
A117 = { $form } { $period }, version { $version }: { $what ->
    [future] the day { $day } has not come yet
   *[back] the day { $day } is before that of the last line, { $other }
 }
    .why = { $what ->
    [future] the clock says { $other }, and a history tells only what has happened
   *[back] a history goes from day to day: no version is sent before it was approved
 }
    .effect = the history is as it was
    .fix = { $what ->
    [future] give the true day after --today, or leave --today out
   *[back] give a day after --today that is not before { $other }; if the clock of the computer is slow, set it
 }
A118 = the day { $day } has not come yet (today is { $today })
    .why = old versions are looked for before a day that has been; one that is to come would take all of them, even today's
    .effect = nothing was removed
    .fix = after --before give a day that is not after { $today }
A119 = { $what ->
    [future] the day of this line of the history has not come yet
   *[back] the days of the history run backwards: above it stands { $other }
 }
    .why = { $what ->
    [future] the clock says { $other }; spraw writes no line of the future, so the clock was wrong or somebody changed the file
   *[back] spraw writes no line earlier than the one before, so the clock was wrong or somebody changed the file
 }
    .effect = no age is read from this day: spraw forget keeps the inputs of all versions of this return
    .fix = compare historia.csv with a backup and with the file of the case
A120 = { $what ->
    [short] the last lines of the history are gone: by the journal of seals there were { $was }, and there are { $is }
   *[other] this line of the history is not the one whose seal stands in the journal of seals
 }
    .why = every line leaves its seal in wyniki/pieczecie.csv too, where it is tied to the lines of all returns
    .effect = nothing proves what was approved and sent; nothing was added
    .fix = bring historia.csv back from a backup; if the folder of the return was removed knowingly, file wyniki/pieczecie.csv away and move it out of wyniki: the next line begins a new journal
A121 = the journal of seals is not as it was written
    .why = spraw did not write this line, or one before it was removed; what does not fit: { $message }
    .effect = nobody sees whether last lines of a history were removed; nothing was added or removed
    .fix = bring wyniki/pieczecie.csv back from a backup; if there is none, file it away and move it out of wyniki: the next line begins a new journal
A124 = version { $version } was changed after it was written: { $names }
    .why = { $count ->
        [one] the sum of the file does not fit manifest.json or the seal in historia.csv, or it is missing, or the manifest does not know it
       *[other] the sums of the files do not fit manifest.json or the seal in historia.csv, or they are missing, or the manifest does not know them
    }
    .effect = { $what ->
        [below] a new version was made; the other is no longer what was written, and nobody may rely on it
        [compared] the bridge was counted from the kept inputs, not from these files; the numbers that were submitted stand
        [compared-cells] the bridge was counted from the kept inputs, not from these files; whether the submitted version had the same numbers can no longer be seen
       *[read] nothing was read from it: nothing is compared with it, and indicators are counted from exports
    }
    .fix = bring the folder { $folder } back from a backup; spraw rerun { $folder } says what in it differs
A125 = version { $version }, which somebody approved or sent, is not there
    .why = its seal stands in wyniki/pieczecie.csv, and the folder is gone
    .effect = the new version has the number { $next }, so that no number means two returns
    .fix = bring the folder back from a backup; spraw status says what else is missing
help-spraw-approve = Approves a version of a return and seals it in historia.csv
help-spraw-approve-form = Return
    .value = RETURN
help-spraw-approve-period = Period: 2025, 2025-H1, 2025-Q3, 2025-07
    .value = PERIOD
help-spraw-approve-version = Number of the version (else the newest)
    .value = NUMBER
help-spraw-approve-older = This one, although there is a newer one
help-spraw-approve-by = Who approves
    .value = WHO
help-spraw-approve-reason = Why: a correction or failed rules do not pass without
    .value = REASON
help-spraw-mark = Adds to historia.csv that a version was checked, sent or returned
help-spraw-mark-form = Return
    .value = RETURN
help-spraw-mark-state = State: checked, approved, sent, returned, draft
    .value = STATE
help-spraw-mark-period = Period: 2025, 2025-H1, 2025-Q3, 2025-07
    .value = PERIOD
help-spraw-mark-version = Number of the version (else the one that can come into the state)
    .value = NUMBER
help-spraw-mark-older = This one, although there is a newer one
help-spraw-mark-by = Who did it
    .value = WHO
help-spraw-mark-reason = Why: needed when the line takes the last one back
    .value = REASON
help-spraw-status = Says how every return stands and whether the seals hold
help-spraw-status-returns = Returns (else all)
    .value = RETURN
help-spraw-status-period = Only this period
    .value = PERIOD
help-spraw-forget = Removes kept inputs of old versions, and says what can no longer be explained
help-spraw-forget-before = The first day whose versions stay
    .value = YYYY-MM-DD
help-spraw-forget-newest = The inputs of the newest versions too (else they stay)
help-spraw-forget-yes = Remove (else only say what would be removed)
state-draft = draft
state-checked = checked
state-approved = approved
state-sent = sent
state-returned = returned
seal-holds = holds
seal-broken = BROKEN
status-form = return
status-period = period
status-version = version
status-state = state
status-said = when, who
status-approved = approved
status-seal = seal
status-failed = failed rules
status-gone = gone
status-lacked = without months
status-outdated = newer one not approved
status-nothing = there are no such returns in wyniki
summary-marked = { $form } { $period }, version { $version }: { $state }, { $day }, { $who }
    seal { $seal }
summary-forget = { $done ->
    [yes] removed kept files of versions from before { $day }
   *[no] kept files of versions from before { $day } would go (--yes removes them)
 }: { $count } ({ $kilobytes } KB), staying: { $staying }
forget-nobody = no version uses it
forget-lost = { $done ->
    [yes] these versions can no longer be explained, compared or made again:
   *[no] these versions could no longer be explained, compared or made again:
 }
forget-newest = the inputs of the newest versions stay although they are from before that day (--newest removes them):
forget-doubtful = the inputs of versions stay whose age nobody knows, as their history does not hold (see spraw status):
forget-lost-before = these versions lacked inputs before:
