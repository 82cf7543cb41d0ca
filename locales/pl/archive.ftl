# A: archiwum wersji: zachowane dane wejściowe, powtórzenie, historia i zatwierdzanie.
A101 = nie ma takiej wersji sprawozdania
    .why = { $known ->
        [none] w wynikach nie ma żadnej wersji tego sprawozdania za ten okres
       *[other] w wynikach są: { $known }
    }
    .effect = niczego nie zrobiono
    .fix = sprawdź nazwę sprawozdania, okres i numer wersji; wersje powstają poleceniem spraw run
A102 = ta wersja nie ma listy swoich danych wejściowych
    .why = powstała, zanim spraw zaczął zachowywać dane wejściowe, albo nie jest wersją sprawozdania, albo plik usunięto
    .effect = nie można jej odtworzyć ani powtórzyć; jej pliki wynikowe są nadal na miejscu
    .fix = zrób nową wersję poleceniem spraw run; jej dane wejściowe zostaną zachowane
A103 = nie można odczytać listy danych wejściowych wersji
    .why = szczegóły techniczne: { $message }
    .effect = nie wiadomo, z czego powstała; nie można jej odtworzyć ani powtórzyć
    .fix = przywróć plik z kopii zapasowej
A104 = { $count ->
        [one] nie ma już zachowanego pliku, z którego powstała wersja
        [few] nie ma już { $count } zachowanych plików, z których powstała wersja
       *[other] nie ma już { $count } zachowanych plików, z których powstała wersja
    }
    .why = usunęło je polecenie spraw forget albo ktoś, kto porządkował katalog .spraw/wejscia
    .effect = nie można jej odtworzyć ani powtórzyć
    .fix = przywróć katalog .spraw/wejscia z kopii zapasowej, o ile pliki wolno jeszcze przechowywać
A105 = { $count ->
        [one] zachowany plik, z którego powstała wersja, jest uszkodzony albo zmieniony
        [few] { $count } zachowane pliki, z których powstała wersja, są uszkodzone albo zmienione
       *[other] { $count } zachowanych plików, z których powstała wersja, jest uszkodzonych albo zmienionych
    }
    .why = to, co jest w .spraw/wejscia, ma inną sumę niż plik, który wtedy przeczytano
    .effect = wersji nie odtworzono: policzona z innych danych niczego by nie dowodziła
    .fix = przywróć katalog .spraw/wejscia z kopii zapasowej
A106 = { $what ->
    [program] tę wersję zrobił inny spraw: { $was }
   *[templates] wzory wbudowane w program są dziś inne niż wtedy, gdy powstała wersja
 }
    .why = wersję powtarza ten program, ze swoimi wzorami; zachowane są dane wejściowe i własne wzory ośrodka, a nie program
    .effect = pliki mogą wyjść inne, choć nikt ich nie zmieniał; lista danych wejściowych różni się na pewno
    .fix = powtórz wersję tym programem, który ją zrobił
A107 = to nie jest wersja sprawozdania
    .why = ścieżka nie prowadzi do katalogu wyniki/okres/sprawozdanie/v1, a obok niej nie ma manifest.json, który by mówił, co to za wersja
    .effect = niczego nie powtórzono
    .fix = podaj katalog wersji albo jej manifest.json
help-spraw-rerun = Robi wersję jeszcze raz z zachowanych danych i porównuje pliki bajt po bajcie
help-spraw-rerun-version = Katalog wersji albo jej manifest.json, np. wyniki/2025-H1/mrpips-03/v1
    .value = WERSJA
rerun-equal = równy
rerun-changed = zmieniony po zapisaniu
rerun-different = teraz wychodzi inny
rerun-missing = brakuje
rerun-unknown = obcy plik
summary-rerun = { $form } { $period }, wersja { $version }: { $different ->
    [0] wszystkie pliki wychodzą takie same ({ $equal })
   *[other] pliki takie same: { $equal }, inne: { $different }
 }
A108 = { $form } { $period }, wersja { $version }: nie wiadomo, kto za to odpowiada
    .why = każdy wpis w historii ma swoją osobę, a po --by nic nie stoi
    .effect = historia się nie zmieniła
    .fix = podaj osobę, na przykład --by "A. Kowalska"
A109 = { $count ->
        [one] plik wersji nie jest taki, jaki zapisano: { $names }
       *[other] pliki wersji nie są takie, jakie zapisano: { $names }
    }
    .why = ich sumy nie zgadzają się z manifest.json, brakuje ich albo manifest o nich nie wie
    .effect = takiej wersji nie można opieczętować; historia się nie zmieniła
    .fix = zobacz, co się zmieniło: spraw rerun i ten katalog; przywróć pliki z kopii albo zrób nową wersję poleceniem spraw run, a własne pliki trzymaj poza katalogiem wersji
A110 = { $what ->
    [rules] { $form } { $period }, wersja { $version }: reguł, które zawiodły albo których nie dało się sprawdzić, jest { $count }
    [months] { $form } { $period }, wersja { $version }: gdy powstała, brakowało eksportów za { $months }
    [correction] { $form } { $period }, wersja { $version } to korekta: wersja { $count } jest już zatwierdzona albo wysłana
   *[back] { $form } { $period }, wersja { $version }: to cofa poprzedni wpis
 }
    .why = { $what ->
    [rules] wersję z takimi regułami można zatwierdzić tylko świadomie
    [months] liczby są tylko z pozostałych miesięcy; taką wersję można zatwierdzić tylko świadomie
    [correction] korekta ma powód, o który zapyta odbiorca
   *[back] ktoś będzie chciał wiedzieć dlaczego
 }
    .effect = historia się nie zmieniła
    .fix = dopisz --reason i powód, na przykład --reason "aneks do decyzji po terminie"
A111 = { $form } { $period }, wersja { $version }: po stanie „{ $is ->
        [draft] szkic
        [checked] sprawdzone
        [approved] zatwierdzone
        [sent] wysłane
       *[other] zwrócone
    }” nie może być „{ $asked ->
        [draft] szkic
        [checked] sprawdzone
        [approved] zatwierdzone
        [sent] wysłane
       *[other] zwrócone
    }”
    .why = { $is ->
        [draft] po szkicu możliwe są: sprawdzone (spraw mark { $form } sprawdzone) albo zatwierdzone (spraw approve { $form })
        [checked] po sprawdzeniu możliwe są: zatwierdzone (spraw approve { $form }) albo znów szkic (spraw mark { $form } szkic)
        [approved] po zatwierdzeniu możliwe jest: wysłane (spraw mark { $form } wysłane)
        [sent] po wysłaniu możliwe jest: zwrócone (spraw mark { $form } zwrócone)
       *[other] po zwrocie możliwe jest: wysłane jeszcze raz (spraw mark { $form } wysłane)
    }
    .effect = historia się nie zmieniła
    .fix = { $is ->
        [draft] zapisz najpierw to, co już się stało
        [checked] zapisz najpierw to, co już się stało
       *[other] zapisz najpierw to, co już się stało; poprawione dane to nowa wersja: spraw run, a potem spraw approve
    }
A112 = nie można odczytać historii sprawozdania
    .why = takiego wiersza spraw nie zapisuje; nie zgadza się: { $message }
    .effect = nie wiadomo, co zatwierdzono i wysłano; niczego nie dopisano
    .fix = przywróć historia.csv z kopii zapasowej; pisze ją tylko spraw approve i spraw mark
A113 = { $what ->
    [line] pieczęć nie zgadza się: ktoś zmienił ten wiersz historii albo usunął wiersz przed nim
    [gone] pieczęć nie zgadza się: nie ma już wersji { $version }, o której mówi historia
   *[files] pieczęć nie zgadza się: wersja { $version } nie jest taka jak wtedy, gdy ją opieczętowano: { $names }
 }
    .why = każdy wpis historii pieczętuje sumy wszystkich plików wersji i wpis przed nim
    .effect = nie ma dowodu, co zatwierdzono; niczego nie dopisano
    .fix = { $what ->
    [line] przywróć historia.csv z kopii zapasowej
   *[other] przywróć katalog wersji z kopii zapasowej; spraw rerun mówi, które pliki są inne
 }
A114 = { $form } { $period }: wersja { $version } nie jest najnowsza, jest już { $newest }
    .why = zwykle zatwierdza się najnowszą, bo policzono ją z nowszych danych
    .effect = historia się nie zmieniła
    .fix = nazwij najnowszą (--version { $newest }) albo dopisz --older, jeżeli chodzi właśnie o starszą
A115 = nad wersją { $version } stoi nowsza, niezatwierdzona: { $newest }
    .why = dane albo wzory zmieniły się od tego czasu
    .effect = wpis powstał i dotyczy wersji { $version }
    .fix = zobacz, czym się różnią; korektę zatwierdza spraw approve z powodem
A116 = { $count ->
        [one] nowa wersja stoi nad tą, którą już zatwierdzono albo wysłano: { $names }
       *[other] nowe wersje stoją nad tymi, które już zatwierdzono albo wysłano: { $names }
    }
    .why = dane, wzory albo ustawienia zmieniły się od tego czasu, albo ktoś zmienił tamtą wersję (A124)
    .effect = obowiązuje nadal poprzednia wersja; nowa jest szkicem korekty
    .fix = sprawdź, czym się różnią, i zatwierdź korektę z powodem: { $commands }
A117 = { $form } { $period }, wersja { $version }: { $what ->
    [future] dzień { $day } jeszcze nie nadszedł
   *[back] dzień { $day } jest wcześniejszy niż dzień ostatniego wpisu, { $other }
 }
    .why = { $what ->
    [future] zegar pokazuje { $other }, a historia mówi tylko o tym, co się już stało
   *[back] historia idzie dzień po dniu: wersji nie wysyła się, zanim ją zatwierdzono
 }
    .effect = historia się nie zmieniła
    .fix = { $what ->
    [future] podaj prawdziwy dzień po --today albo pomiń --today
   *[back] podaj po --today dzień nie wcześniejszy niż { $other }; gdy zegar komputera się spóźnia, popraw zegar
 }
A118 = dzień { $day } jeszcze nie nadszedł (dziś jest { $today })
    .why = starych wersji szuka się przed dniem, który już był; przyszły dzień objąłby wszystkie, także te z dzisiaj
    .effect = niczego nie usunięto
    .fix = podaj po --before dzień nie późniejszy niż { $today }
A119 = { $what ->
    [future] dzień tego wpisu w historii jeszcze nie nadszedł
   *[back] dni w historii biegną wstecz: wyżej jest już { $other }
 }
    .why = { $what ->
    [future] zegar pokazuje { $other }; spraw nie zapisuje wpisów z przyszłości, więc zegar był zły albo plik ktoś zmienił
   *[back] spraw nie zapisuje wpisu wcześniejszego niż poprzedni, więc zegar był zły albo plik ktoś zmienił
 }
    .effect = z tego dnia nie odczytuje się wieku wersji: spraw forget zostawia dane wszystkich wersji tego sprawozdania
    .fix = porównaj historia.csv z kopią zapasową i z metryką sprawy
A120 = { $what ->
    [short] w historii brakuje ostatnich wierszy: według dziennika pieczęci było ich { $was }, a jest { $is }
   *[other] ten wiersz historii nie jest tym, którego pieczęć stoi w dzienniku pieczęci
 }
    .why = każdy wpis zostawia pieczęć także w wyniki/pieczecie.csv, gdzie łączy się z wpisami wszystkich sprawozdań
    .effect = nie ma dowodu, co zatwierdzono i wysłano; niczego nie dopisano
    .fix = przywróć historia.csv z kopii zapasowej; gdy katalog sprawozdania usunięto świadomie, odłóż wyniki/pieczecie.csv do akt i przenieś poza wyniki: następny wpis zacznie nowy dziennik
A121 = dziennik pieczęci nie jest taki, jak go zapisano
    .why = tego wiersza spraw nie zapisał albo usunięto wiersz przed nim; nie zgadza się: { $message }
    .effect = nie widać, czy z historii nie usunięto ostatnich wierszy; niczego nie dopisano ani nie usunięto
    .fix = przywróć wyniki/pieczecie.csv z kopii zapasowej; gdy jej nie ma, odłóż plik do akt i przenieś poza wyniki: następny wpis zacznie nowy dziennik
A124 = wersję { $version } zmieniono po zapisaniu: { $names }
    .why = { $count ->
        [one] suma pliku nie zgadza się z manifest.json albo z pieczęcią w historia.csv, pliku brakuje albo manifest go nie zna
       *[other] sumy plików nie zgadzają się z manifest.json albo z pieczęcią w historia.csv, plików brakuje albo manifest ich nie zna
    }
    .effect = { $what ->
        [below] zrobiono nową wersję; tamta nie jest już tym, co zapisano, i nie wolno się na nią powoływać
        [compared] pomost policzono z zachowanych danych, a nie z tych plików; liczby złożonej wersji są na miejscu
        [compared-cells] pomost policzono z zachowanych danych, a nie z tych plików; czy złożona wersja miała te same liczby, już nie widać
       *[read] niczego z niej nie odczytano: porównania z nią nie ma, a wskaźniki liczą się z eksportów
    }
    .fix = przywróć katalog { $folder } z kopii zapasowej; co w nim jest inne, mówi spraw rerun { $folder }
A125 = nie ma wersji { $version }, którą ktoś zatwierdził albo wysłał
    .why = jej pieczęć jest w wyniki/pieczecie.csv, a katalogu nie ma
    .effect = nowa wersja ma numer { $next }, żeby żaden numer nie znaczył dwóch różnych sprawozdań
    .fix = przywróć katalog z kopii zapasowej; czego jeszcze brakuje, mówi spraw status
help-spraw-approve = Zatwierdza wersję sprawozdania i pieczętuje ją w historia.csv
help-spraw-approve-form = Sprawozdanie
    .value = SPRAWOZDANIE
help-spraw-approve-period = Okres: 2025, 2025-H1, 2025-Q3, 2025-07
    .value = OKRES
help-spraw-approve-version = Numer wersji (bez tego najnowsza)
    .value = NUMER
help-spraw-approve-older = Właśnie tę, choć jest nowsza
help-spraw-approve-by = Kto zatwierdza
    .value = KTO
help-spraw-approve-reason = Dlaczego: korekta albo błędne reguły bez powodu nie przejdą
    .value = POWÓD
help-spraw-mark = Dopisuje do historia.csv, że wersję sprawdzono, wysłano albo zwrócono
help-spraw-mark-form = Sprawozdanie
    .value = SPRAWOZDANIE
help-spraw-mark-state = Stan: sprawdzone (checked), zatwierdzone (approved), wysłane (sent), zwrócone (returned), szkic (draft)
    .value = STAN
help-spraw-mark-period = Okres: 2025, 2025-H1, 2025-Q3, 2025-07
    .value = OKRES
help-spraw-mark-version = Numer wersji (bez tego ta, która może być w tym stanie)
    .value = NUMER
help-spraw-mark-older = Właśnie tę, choć jest nowsza
help-spraw-mark-by = Kto to zrobił
    .value = KTO
help-spraw-mark-reason = Dlaczego: potrzebne, gdy wpis cofa poprzedni
    .value = POWÓD
help-spraw-status = Mówi, w jakim stanie jest każde sprawozdanie i czy pieczęcie się zgadzają
help-spraw-status-returns = Sprawozdania (bez tego wszystkie)
    .value = SPRAWOZDANIE
help-spraw-status-period = Tylko ten okres
    .value = OKRES
help-spraw-forget = Usuwa zachowane dane wejściowe starych wersji i mówi, czego już nie będzie można wyjaśnić
help-spraw-forget-before = Pierwszy dzień, z którego wersje zostają
    .value = RRRR-MM-DD
help-spraw-forget-newest = Także dane najnowszych wersji (bez tego zostają)
help-spraw-forget-yes = Usuń (bez tego tylko mówi, co by usunął)
state-draft = szkic
state-checked = sprawdzone
state-approved = zatwierdzone
state-sent = wysłane
state-returned = zwrócone
seal-holds = zgodna
seal-broken = NARUSZONA
status-form = sprawozdanie
status-period = okres
status-version = wersja
status-state = stan
status-said = kiedy, kto
status-approved = zatwierdzona
status-seal = pieczęć
status-failed = błędne reguły
status-gone = nie ma jej
status-lacked = bez miesięcy
status-outdated = wyżej niezatwierdzona
status-nothing = nie ma takich sprawozdań w wynikach
summary-marked = { $form } { $period }, wersja { $version }: { $state ->
        [draft] szkic
        [checked] sprawdzone
        [approved] zatwierdzone
        [sent] wysłane
       *[other] zwrócone
    }, { $day }, { $who }
    pieczęć { $seal }
summary-forget = { $done ->
    [yes] usunięto zachowane pliki wersji sprzed { $day }
   *[no] do usunięcia są zachowane pliki wersji sprzed { $day } (usunie je --yes)
 }: { $count } ({ $kilobytes } KB), zostaje: { $staying }
forget-nobody = nie używa go żadna wersja
forget-lost = { $done ->
    [yes] nie można już wyjaśnić, porównać ani powtórzyć wersji:
   *[no] nie będzie można wyjaśnić, porównać ani powtórzyć wersji:
 }
forget-newest = zostają dane najnowszych wersji, choć są sprzed tego dnia (usunie je --newest):
forget-doubtful = zostają dane wersji, których wieku nie wiadomo, bo ich historia się nie zgadza (zobacz spraw status):
forget-lost-before = już wcześniej brakowało danych wejściowych wersji:
