# C: wiersz poleceń i konfiguracja.
C101 = brakuje pliku spraw.toml albo nie da się go odczytać
    .why = miejsce lub szczegóły techniczne: { $message }
    .effect = nie wiadomo, dla którego ośrodka liczyć; niczego nie zrobiono
    .fix = podaj katalog ośrodka po -C albo załóż nowy: spraw init KATALOG; gdy plik jest na miejscu, zapisz go jako UTF-8
C102 = nie ma żadnego odwzorowania kolumn
    .why = w katalogu mapowania nie ma żadnego pliku .toml
    .effect = nie wiadomo, jak czytać eksporty; niczego nie zrobiono
    .fix = dodaj plik mapowania/eksporty.toml
C103 = nieznana nazwa „{ $name }”
    .why = znane nazwy: { $known }
    .effect = niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z listy
       *[other] popraw nazwę; najbliższa: „{ $nearest }”
    }
C104 = nie można odczytać pliku
    .why = szczegóły techniczne: { $message }
    .effect = niczego nie zrobiono
    .fix = zapisz plik jako UTF-8 (Notatnik: Zapisz jako…, kodowanie UTF-8) i sprawdź prawa do pliku
C105 = nieznana opcja albo jej wartość: { $name } = { $value }
    .why = { $kind ->
        [name] opcje sprawozdania „{ $form }” w wydaniu z { $edition }: { $known }
        [int] wartością opcji „{ $name }” jest liczba całkowita
        [bool] wartością opcji „{ $name }” jest true albo false
        [date] wartością opcji „{ $name }” jest dzień, na przykład 2025-03-31
       *[word] wartości opcji „{ $name }”: { $values }
    }
    .effect = niczego nie zrobiono
    .fix = popraw wpis w spraw.toml albo w poleceniu{ $nearest ->
        [none] {""}
       *[other] ; najbliższe słowo: „{ $nearest }”
    }
C106 = nie wiadomo, skąd wziąć tabelę „{ $table }”
    .why = sprawozdanie z niej korzysta, a żadne odwzorowanie jej nie wypełnia
    .effect = niczego nie zrobiono
    .fix = dodaj dla niej [[source]] w katalogu mapowania, a gdy ośrodek jej nie prowadzi, dopisz ją do absent w spraw.toml
C107 = sprawozdania „{ $name }” nie ma dla okresu { $period }
    .why = w tym okresie nie obowiązuje jeszcze żadne wydanie wzoru
    .effect = niczego nie zrobiono
    .fix = wybierz późniejszy okres albo dodaj wydanie wzoru
C108 = sprawozdania „{ $name }” nie składa się za okres { $period }
    .why = składa się je za inne okresy, takie jak: { $known }
    .effect = niczego nie zrobiono
    .fix = podaj okres, taki jak: { $known }
C109 = nieczytelny wiersz danych ręcznych: { $message }
    .why = { $fault ->
        [text] nie da się odczytać tekstu pliku: { $found }
        [header] pierwszy wiersz to { $known }
        [fields] pól jest { $count }, a ma ich być siedem: { $known }
        [period] pole period: „{ $found }” nie jest okresem
        [no-value] pole value (wartość) jest puste
        [value] pole value: „{ $found }” nie jest liczbą
        [who] pole who (kto) jest puste
       *[why] pole why (dlaczego) jest puste
    }
    .effect = niczego nie zrobiono
    .fix = { $fault ->
        [text] zapisz plik jako csv ze średnikami i zamknij cudzysłowy
        [header] wpisz w pierwszym wierszu { $known }
        [fields] uzupełnij wiersz
        [period] napisz 2025, 2025-H1, 2025-Q3 albo 2025-07
        [no-value] wpisz liczbę albo usuń wiersz: pole bez wiersza pozostaje puste
        [value] wpisz samą liczbę, na przykład 1200,50
        [who] wpisz, kto podał wartość
       *[why] wpisz, skąd jest wartość
    }
C110 = opcja „{ $found }” nie ma postaci nazwa=wartość
    .why = opcję podaje się razem z wartością, ze znakiem równości i bez spacji
    .effect = niczego nie zrobiono
    .fix = napisz na przykład --option basis=decyzja
C111 = „{ $found }” nie jest okresem
    .why = okresem jest rok, półrocze, kwartał albo miesiąc
    .effect = niczego nie zrobiono, także dla innych okresów podanych w tym poleceniu
    .fix = { $meant ->
        [none] napisz 2025, 2025-H1, 2025-Q3 albo 2025-07
       *[other] jeśli chodziło o ten okres, napisz { $meant }; inne zapisuje się tak: 2025, 2025-H1, 2025-Q3, 2025-07
    }
C112 = „{ $found }” nie jest zakresem lat, takim jak 2024..2025
    .why = potrzebne są dwa lata od 2000 do 2100, wcześniejsze jako pierwsze
    .effect = niczego nie zrobiono
    .fix = napisz na przykład --years 2024..2025
C113 = dane ręczne wskazują pole { $cell }, którego nie wpisuje się ręcznie
    .why = { $fault ->
        [section] sprawozdanie nie ma działu „{ $name }”; działy: { $known }
        [row] dział { $section } nie ma wiersza „{ $name }”; wiersze: { $known }
        [column] dział { $section } nie ma rubryki „{ $name }”; rubryki: { $known }
       *[counted] pole jest w sprawozdaniu, ale liczy je program
    }
    .effect = niczego nie zrobiono
    .fix = { $fault ->
        [counted] usuń wiersz; liczbę poprawia się w danych, z których program ją liczy (spraw explain pokaże je)
       *[other] { $nearest ->
            [none] wybierz nazwę z listy albo usuń wiersz
           *[other] popraw nazwę; najbliższa: „{ $nearest }”
        }
    }
C114 = nie wiadomo, czym jest ten plik wzorów
    .why = w katalogu wzory są: tables/*.toml, views/*.toml, lists/*.csv, parameters/*.csv, quantities/*.toml, indicators/*.toml, strategies/*.toml, collation/*.toml, calendar/holidays.csv, <sprawozdanie>/<RRRR-MM-DD>/*.toml i <sprawozdanie>.toml
    .effect = plik byłby pominięty; niczego nie zrobiono
    .fix = przenieś go do właściwego katalogu albo usuń
C115 = „{ $found }” nie jest kodem TERYT
    .why = kod gminy ma siedem cyfr i stoi w nazwach plików
    .effect = niczego nie zrobiono
    .fix = wpisz siedem cyfr, na przykład teryt = "0862011"
C116 = inne uruchomienie pracuje w tym katalogu ośrodka
    .why = plik { $message } jest zajęty{ $known ->
        [yes] {": "}{ $holder } (komputer, numer procesu, od kiedy, polecenie)
       *[no] {""}
    }
    .effect = niczego nie zrobiono
    .fix = poczekaj, aż tamto się skończy, i uruchom ponownie
C117 = nie wiadomo, za jaki okres
    .why = żaden termin ze wzorów nie przypada na { $day }
    .effect = niczego nie zrobiono
    .fix = { $period ->
        [none] podaj --period, na przykład --period 2025-H1
       *[other] podaj --period; najnowszy zakończony okres „{ $form }” to --period { $period }
    }
C119 = za okres { $period } ośrodek nie składa żadnego sprawozdania
    .why = żaden wzór, który wtedy obowiązuje, nie ma odmiany na okres tej długości dla ról ośrodka, albo odwzorowanie nie wypełnia tabel, z których korzysta
    .effect = niczego nie zrobiono
    .fix = podaj nazwę sprawozdania (spraw check mrpips-03 --period { $period }), a program powie, czego mu brakuje; gdy okres ma złą długość, podaj inny, na przykład 2025-H1 albo 2025
C120 = ten katalog nie jest pusty
    .why = pliki, które w nim są, mogłyby zostać zastąpione zmyślonymi
    .effect = niczego nie zrobiono
    .fix = podaj nowy katalog
C121 = plik danych ręcznych nie należy do żadnego sprawozdania
    .why = nazwą pliku jest nazwa sprawozdania, na przykład dane-reczne/mrpips-03.csv; strategie mają wskazniki.csv, zadania.csv i finanse.csv
    .effect = jego wartości byłyby pominięte; niczego nie zrobiono
    .fix = popraw nazwę pliku albo usuń go
C122 = wartość wpisana ręcznie nie pasuje do pola { $cell }: { $value }
    .why = { $fault ->
        [negative] jest ujemna
        [part] jest ułamkowa, a w tym polu liczy się całe osoby, rodziny, decyzje, świadczenia lub kontrakty
       *[decimals] { $decimals ->
            [0] ma miejsca po przecinku, a pole drukuje liczbę całkowitą
            [one] ma więcej miejsc po przecinku niż jedno, które pole drukuje
           *[other] ma więcej miejsc po przecinku niż { $decimals }, które pole drukuje
        }
    }
    .effect = niczego nie zrobiono
    .fix = { $fault ->
        [decimals] wpisz wartość tak, jak ma być wydrukowana: program nie zaokrągla liczb, za które ktoś odpowiada
       *[other] popraw wartość
    }
C123 = to samo pole podano ręcznie dwa razy: { $cell }
    .why = nie wiadomo, która wartość jest właściwa
    .effect = niczego nie zrobiono
    .fix = zostaw jeden wiersz
C124 = tabela „{ $table }” ma odwzorowanie, a spraw.toml mówi, że ośrodek jej nie prowadzi
    .why = nie wiadomo, czy jej rekordy liczyć
    .effect = niczego nie zrobiono
    .fix = usuń tabelę z absent albo usuń jej [[source]] z mapowania/
C131 = nie ma wbudowanego odwzorowania „{ $name }”
    .why = są: { $known }
    .effect = niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z listy albo usuń ją z use
       *[other] może chodziło o „{ $nearest }”
    }
C132 = błędny wiersz w poprawki.csv: { $message }
    .why = wiersz ma postać table;record;column;was;becomes;reason;who;date: tabela i kolumna z wykazu (spraw template show), identyfikator rekordu, wartość w eksporcie, wartość właściwa, powód, kto i kiedy
    .effect = niczego nie zrobiono
    .fix = popraw wiersz
C125 = odstępstwo nie pasuje do żadnego odłożonego rekordu: „{ $found }”
    .why = oczekiwano: { $known }
    .effect = niczego nie zrobiono
    .fix = popraw [[waiver]]
C126 = { $what ->
    [file] nie da się odczytać pliku wyjaśnień: { $found }
    [column] w pliku wyjaśnień nie ma kolumny „{ $found }”
    [empty] w wyjaśnieniu brakuje wartości: { $found }
    [until] w wyjaśnieniu „{ $found }” nie jest dniem
   *[fingerprint] w wyjaśnieniu „{ $found }” nie jest odciskiem
 }
    .why = pierwszy wiersz wymienia kolumny rule (albo code), record, reason, who, until, fingerprint, w dowolnej kolejności; puste może być tylko until; dzień ma postać 31.12.2025 albo 2025-12-31, odcisk 3fa4-00c1-9e27
    .effect = niczego nie zrobiono
    .fix = przepisz rule, record i fingerprint z findings.csv, dopisz reason i who
C127 = rekord zmienił się od wyjaśnienia: { $rule }, { $record }
    .why = o ustaleniu decydują teraz inne wartości: odcisk { $now }
    .effect = ustalenie znów jest otwarte
    .fix = obejrzyj rekord; jeśli wyjaśnienie nadal jest prawdziwe, wpisz nowy odcisk, w innym razie usuń wiersz
C128 = wyjaśnienie straciło ważność { $until }: { $rule }, { $record }
    .why = ten dzień jest wcześniejszy niż koniec okresu
    .effect = ustalenie znów jest otwarte
    .fix = popraw rekord albo wpisz późniejszy dzień (until)
C129 = wyjaśnienie nie dotyczy żadnego ustalenia: { $rule }, { $record }
    .why = w tym okresie takiego ustalenia nie ma: rekord poprawiono, leży w innym okresie albo jest tu literówka
    .effect = żaden
    .fix = usuń wiersz, jeśli nie jest już potrzebny
C133 = ten plik odwzorowania już jest
    .why = spraw inspect niczego nie zastępuje
    .effect = niczego nie zapisano
    .fix = zmień nazwę pliku albo usuń go i powtórz polecenie; bez --write propozycję widać na ekranie
C134 = tabela „{ $table }” ma już odwzorowanie
    .why = z drugim każdy rekord byłby czytany dwa razy
    .effect = niczego nie zapisano
    .fix = popraw to, które jest, albo usuń z niego to [[source]] i powtórz polecenie
C135 = nie ma czego zapisać
    .why = żaden z plików nie pasuje do jednej tabeli na tyle, żeby ją zaproponować
    .effect = niczego nie zapisano
    .fix = podaj razem pliki, które do siebie należą, albo tabelę po --table
C160 = nazwa pliku nie jest z tych, które czyta gotowe odwzorowanie „{ $mapping }”: { $names }
    .why = odwzorowanie poznaje swoje pliki po nazwie
    .effect = niczego nie zapisano: plik zostałby nieprzeczytany
    .fix = zmień nazwę pliku i powtórz polecenie
C136 = sprawozdania „{ $name }” nie składa się już za okres { $period }
    .why = obowiązywało do { $until }, a okres zaczyna się później
    .effect = niczego nie zrobiono
    .fix = wybierz wcześniejszy okres; jeśli sprawozdanie przywrócono, dodaj nowe wydanie wzoru
C137 = sprawozdania „{ $name }” ten ośrodek nie składa
    .why = składają je ośrodki w roli: { $roles }; w spraw.toml jest: { $own }
    .effect = niczego nie zrobiono
    .fix = wybierz inne sprawozdanie (spraw template list) albo dopisz rolę do roles w spraw.toml
C138 = pole { $cell } jest z okresu { $period } i przy nim się je wpisuje
    .why = rubryka pokazuje tamten okres i bierze wartość, którą wtedy wpisano
    .effect = niczego nie zrobiono
    .fix = w tym wierszu wpisz period { $period } i rubrykę { $own }
C139 = „{ $found }” nie może być nazwą sprawozdania
    .why = nazwa stoi w nazwach plików i w poleceniach
    .effect = niczego nie zapisano
    .fix = wybierz nazwę z małych liter bez polskich znaków, cyfr i kresek, zaczynającą się literą, na przykład bezdomni-2025
C140 = sprawozdanie „{ $name }” już jest
    .why = template new niczego nie zastępuje
    .effect = niczego nie zapisano
    .fix = wybierz inną nazwę albo popraw wzór, który jest
C141 = w tym pliku nie widać tabeli do wypełnienia
    .why = tabela ma w jednym wierszu tytuły co najmniej jednej rubryki, a pod nim wiersze z nazwami
    .effect = niczego nie zapisano
    .fix = otwórz plik i sprawdź, czy tabela jest w widocznym arkuszu; wzór można też napisać od zera (podręcznik, punkt 17)
C142 = { $found ->
    [none] przykład: pola { $cell } w sprawozdaniu nie ma
   *[other] przykład: pole { $cell } ma wartość { $found }, a na kartce jest { $expected }
 }
    .why = jedno z dwóch jest złe: wzór albo rachunek na kartce
    .effect = żaden: przykład niczego nie zmienia
    .fix = policz pole jeszcze raz; gdy kartka ma rację, popraw wzór
C143 = sprawozdanie „{ $name }” nie ma przykładu
    .why = przykład to kilka rekordów i pola, które z nich wychodzą, policzone ręcznie
    .effect = niczego nie porównano
    .fix = zapisz rekordy w przyklady/{ $name }/<tabela>.csv (nagłówki to nazwy kolumn tabeli, średniki), a pola w pola.csv: period;section;row;column;value
C144 = nieczytelny wiersz przykładu: { $message }
    .why = pierwszy wiersz to period;section;row;column;value, każdy następny ma tych pięć pól, na przykład 2025-H1;1;2;1;15
    .effect = niczego nie porównano
    .fix = uzupełnij wiersz
C145 = nie ma strategii „{ $name }”
    .why = strategie: { $known }
    .effect = niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z wykazu albo zapisz strategię w wzory/strategies/
       *[other] chodziło może o „{ $nearest }”?
    }
C146 = strategię ogląda się w roku, a { $period } nim nie jest
    .why = wartości wskaźników są roczne
    .effect = niczego nie zrobiono
    .fix = podaj rok, na przykład --period 2025
C147 = { $kind ->
    [header] pierwszy wiersz danych strategii nie jest nagłówkiem pliku
    [year] rok „{ $found }” w danych strategii nie jest rokiem
    [value] „{ $found }” w danych strategii nie jest liczbą
    [fraction] „{ $found }” w danych strategii nie jest liczbą całkowitą, a osób, rodzin i umów nie ma po kawałku
    [day] „{ $found }” w danych strategii nie jest dniem
    [who] wiersz danych strategii nie mówi, kto albo dlaczego
    [coverage] „{ $found }” (reported, expected) w danych strategii nie mówi, ile jednostek podało dane z ilu
    [score] ocena zadania „{ $found }” nie jest liczbą od 1 do 7
   *[other] nieczytelny wiersz danych strategii: { $found }
 }
    .why = { $kind ->
        [header] nagłówek tego pliku to { $found }; pola oddziela średnik
        [year] rok ma cztery cyfry, na przykład 2025
        [value] liczbę pisze się cyframi, z przecinkiem przed ułamkiem: 1234,5
        [fraction] miara liczy to, co jest całe
        [day] dzień ma postać 2026-01-15
        [who] who mówi, kto wpisał wartość, a why, skąd ją wziął; oba są potrzebne
        [coverage] oba pola są liczbami, a reported nie jest większe niż expected; albo oba są puste
        [score] skala postępu zadania ma siedem stopni
       *[other] plik nie daje się odczytać w tym miejscu
     }
    .effect = niczego nie zrobiono
    .fix = popraw to pole i zapisz plik jako csv ze średnikami
C148 = dane strategii nazywają coś, czego nie ma: „{ $name }”
    .why = nazwy: { $known }
    .effect = niczego nie zrobiono
    .fix = { $nearest ->
        [none] popraw nazwę albo usuń wiersz
       *[other] chodziło może o „{ $nearest }”?
    }
C149 = to samo wpisano dwa razy: { $found }
    .why = nie wiadomo, która liczba jest właściwa
    .effect = niczego nie zrobiono
    .fix = zostaw jeden z tych wierszy
Q101 = pole { $cell } nie ma zapytania SQL
    .why = nie umiemy zapisać w SQL: { $what }
    .effect = pole liczy się i drukuje jak zwykle; brakuje go tylko wśród zapytań
    .fix = zapisz formułę albo wyrażenie inaczej
Q102 = sprawozdanie { $form } nie ma pola „{ $name }”
    .why = pole nazywa się tak jak w formularzu: dział/wiersz/rubryka; pola tego okresu i tego ośrodka: { $known }
    .effect = niczego nie wypisano
    .fix = { $nearest ->
        [none] popraw nazwę pola
       *[other] podobne: { $nearest }
    }
Q103 = pole { $cell } { $state ->
        [blocked] jest zablokowane („X”)
       *[other] wpisuje się ręcznie
    }
    .why = { $state ->
        [blocked] formularz niczego w nim nie liczy
       *[other] jego wartość nie wynika z żadnych rekordów
    }
    .effect = niczego nie wypisano
    .fix = podaj pole, które się liczy
Q104 = nie wiadomo, za jaki okres liczyć sprawozdanie { $form }
    .why = żaden okres tego sprawozdania jeszcze się nie skończył
    .effect = niczego nie wypisano
    .fix = podaj --period, na przykład 2025-H1
Q105 = katalog na tabele nie jest pusty
    .why = pliki, które w nim są, mogłyby zostać zastąpione
    .effect = niczego nie zapisano
    .fix = podaj nowy katalog
C155 = wpisano miarę „{ $name }”, której nie czyta żaden wskaźnik żadnej strategii
    .why = miara jest w katalogu, ale strategie ośrodka nie mają wskaźnika, który ją liczy
    .effect = wpisana liczba nigdzie się nie pokaże
    .fix = sprawdź, czy chodziło o tę miarę (spraw template show NAZWA), albo zostaw wpis na później
C156 = dane strategii wpisano za { $year } rok, którego nikt nie obejrzy
    .why = lata, które mogą się pokazać, to { $first }–{ $last }
    .effect = niczego nie zrobiono
    .fix = popraw rok albo usuń wiersz
C157 = strategia „{ $name }” zaczyna się w { $first } roku: { $year } nie można ocenić
    .why = wartości sprzed strategii są jej punktem wyjścia, a nie wynikiem
    .effect = niczego nie zrobiono
    .fix = podaj w --period rok strategii; wcześniejsze lata pokazuje since
C158 = nie ma dzielnicy „{ $name }”
    .why = przy osobach i rodzinach wpisane są dzielnice: { $known }
    .effect = niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z wykazu; --unit all kładzie obok siebie wszystkie
       *[other] chodziło może o „{ $nearest }”?
    }
C159 = w eksportach za { $period } żadna osoba ani rodzina nie ma dzielnicy
    .why = { $strays ->
        [0] dzielnicę czyta się z kolumny district tabel persons i families, a odwzorowanie jej nie ma albo jest pusta
       *[other] żadnej z nazw w kolumnie district ({ $strays }) nie ma w słowniku wzory/lists/district.csv
    }
    .effect = niczego nie zrobiono: liczba miasta nie jest liczbą dzielnicy
    .fix = { $strays ->
        [0] w odwzorowaniu osób albo rodzin dopisz na przykład district = "Dzielnica"; wystarczy jedna z tych tabel
       *[other] dopisz te nazwy do słownika albo usuń słownik
    }
C150 = dane ręczne są za okres { $found }, a sprawozdanie „{ $name }” go nie ma
    .why = { $fault ->
        [year] rok jest dużo późniejszy niż okres { $period }, za który składasz sprawozdanie
       *[kind] składa się je za okresy takie jak: { $known }
    }
    .effect = niczego nie zrobiono: wartość nie trafiłaby do żadnego pola
    .fix = { $fault ->
        [year] popraw rok w polu period
       *[kind] popraw pole period, na przykład na { $known }, albo usuń wiersz
    }
C151 = { $count ->
        [one] sprawozdanie powstało przed wersją, z którą jest porównywane: { $names }
       *[other] sprawozdania powstały przed wersją, z którą są porównywane: { $names }
    }
    .why = w nawiasie jest wersja, z którą porównano; od teraz jest nowsza
    .effect = złożone sprawozdania się nie zmieniły, ale mogą się już nie zgadzać
    .fix = zrób je jeszcze raz: { $commands }
C165 = terminarz nie ma dla ośrodka { $count ->
    [one] { $count } terminu
   *[other] { $count } terminów
 } na { $year } rok: { $names }
    .why = są w nim terminy tych sprawozdań za inne okresy, a za te nie; terminy innych województw i jednostek ośrodka nie dotyczą
    .effect = podano termin z zasady wzoru, który wojewoda mógł zmienić
    .fix = dopisz termin do wzory/calendar/terminy.toml ([[term]] z return, part, years, due i source)
C166 = nie wiadomo, jak zapisać terminarz „{ $found }”
    .why = nazwa pliku mówi, w jakiej postaci ma być
    .effect = niczego nie zapisano
    .fix = podaj nazwę, która kończy się na .csv, .xlsx albo .ics
C167 = { $kind ->
    [return] wydanie { $names } wzoru „{ $form }” jest sprawdzone do { $until }, a okres { $period } kończy się później
    [parameter] stawki i terminy, na których stoi „{ $form }”, są sprawdzone do { $until }, a okres { $period } kończy się później: { $names }
   *[free_days] dni wolne, według których „{ $form }” liczy dni robocze, są sprawdzone do { $until }, a okres { $period } kończy się później
 }
    .why = { $source }
    .effect = { $kind ->
        [return] zastosowano układ i reguły, które mogły się od tego dnia zmienić
        [parameter] pola i reguły, które je czytają, mogą być policzone po starych stawkach albo wcale
       *[free_days] termin w dni robocze albo przesunięty z dnia wolnego może być inny
    }
    .fix = sprawdź przepisy: gdy się nie zmieniły, dopisz do wzory/known/osrodek.csv (kind;name;edition;known_until;checked;source) { $kind ->
        [parameter] wiersz dla każdej z tych nazw, na przykład
       *[other] wiersz
    } { $line };RRRR-MM-DD;RRRR-MM-DD;skąd wiadomo; gdy się zmieniły, dopisz do wzorów nowe wydanie albo stawki; sprawdź też, czy nie ma ich nowsze wydanie programu
C168 = { $kind ->
    [return] wydanie { $names } wzoru „{ $form }” jest sprawdzone do { $until }, a okres { $period } kończy się później
    [parameter] stawki i terminy, na których stoi „{ $form }”, są sprawdzone do { $until }, a okres { $period } kończy się później: { $names }
   *[free_days] dni wolne, według których „{ $form }” liczy dni robocze, są sprawdzone do { $until }, a okres { $period } kończy się później
 }
    .why = { $source }; spraw.toml każe wtedy odmówić ([law] beyond = "refuse")
    .effect = niczego nie zrobiono
    .fix = sprawdź przepisy: gdy się nie zmieniły, dopisz do wzory/known/osrodek.csv (kind;name;edition;known_until;checked;source) { $kind ->
        [parameter] wiersz dla każdej z tych nazw, na przykład
       *[other] wiersz
    } { $line };RRRR-MM-DD;RRRR-MM-DD;skąd wiadomo; gdy się zmieniły, dopisz do wzorów nowe wydanie albo stawki; beyond = "warn" nie odmawia, tylko mówi o tym i kończy kodem 1
C169 = dziś jest { $day }, a przepisy, na których stoją te sprawozdania, sprawdzono do { $until }: { $names }
    .why = okresy tych sprawozdań kończą się wcześniej
    .effect = ich liczby się nie zmieniają; następny okres będzie już po tym dniu
    .fix = sprawdź przepisy na kolejny rok: spraw check --today { $day } mówi, czego to dotyczy
C170 = na { $day } będzie po dniu, do którego to sprawdzono: { $kind ->
    [return] wzory ({ $forms }), sprawdzone do { $until }
    [parameter] stawki i terminy ({ $names }), sprawdzone do { $until }
    [free_days] dni wolne, sprawdzone do { $until }
   *[terms] terminy z terminarza i wzorów, sprawdzone do { $until }
 }
    .why = { $source }
    .effect = { $kind ->
        [return] { $beyond ->
            [refuse] sprawozdania za okresy, które kończą się później, nie powstaną
           *[warn] sprawozdania za okresy, które kończą się później, powstaną z błędem C167 i kodem 1
        }
        [terms] terminy po tym dniu są z zasad wzorów i mogły się zmienić
       *[other] { $beyond ->
            [refuse] te sprawozdania, które je czytają, nie powstaną za późniejsze okresy: { $forms }
           *[warn] te sprawozdania, które je czytają, powstaną za późniejsze okresy z błędem C167 i kodem 1: { $forms }
        }
    }
    .fix = sprawdź przepisy i dopisz wiersz do wzory/known/osrodek.csv (kind;name;edition;known_until;checked;source), nowe wydanie do wzory/ albo zainstaluj nowsze wydanie programu
C171 = { $count ->
    [one] { $count } termin przypada
    [few] { $count } terminy przypadają
   *[other] { $count } terminów przypada
 } po { $until }, do którego sprawdzono terminarz
    .why = { $source }
    .effect = podano terminy z zasad, które mogły się zmienić
    .fix = gdy przyjdzie pismo z terminami, dopisz je do wzory/calendar/terminy.toml; gdy terminy są sprawdzone, dopisz do wzory/known/osrodek.csv (kind;name;edition;known_until;checked;source) wiersz terms;;;RRRR-MM-DD;RRRR-MM-DD;skąd wiadomo
C172 = nie ma z czym porównać wydania { $edition } wzoru „{ $form }”
    .why = to wydanie obowiązuje za okres { $period }, a we wzory/ ośrodka nie ma ani innego, ani zmienionych jego plików
    .effect = niczego nie policzono
    .fix = zapisz nowe wydanie jako wzory/{ $form }/RRRR-MM-DD/ albo podaj inne w --edition
C173 = próby wzoru nie można zapisać jako „{ $found }”
    .why = próba zapisuje się jako csv
    .effect = niczego nie policzono ani nie zapisano
    .fix = podaj nazwę, która kończy się na .csv
C174 = nie ma takiego dnia: { $found }
    .why = { $last ->
        [none] dzień zapisuje się jako RRRR-MM-DD, na przykład 2026-01-20
       *[other] ostatnim dniem tego miesiąca jest { $last }
    }
    .effect = niczego nie zrobiono
    .fix = { $last ->
        [none] popraw dzień
       *[other] popraw dzień, na przykład na { $last }
    }
C175 = w jednym katalogu są dwa ośrodki: { $names }
    .why = polecenie czyta spraw.toml z { $folder }, a nie tamten
    .effect = eksporty, wzory i wyniki tamtego ośrodka nie są czytane
    .fix = jeśli chodziło o tamten, podaj jego katalog w -C; kopię spraw.toml przenieś albo usuń, a ośrodki trzymaj w katalogach obok siebie
C176 = dzień { $found } nie może być dzisiejszym
    .why = przyjmuje się lata od { $first } do { $last }; w innym roku żaden termin ośrodka nie przypada
    .effect = niczego nie zrobiono
    .fix = popraw rok w --today
C177 = terminarza na rok { $found } nie ma
    .why = terminarz układa się na lata od { $first } do { $last }
    .effect = niczego nie zrobiono
    .fix = { $meant ->
        [none] popraw rok w --year
       *[other] napisz --year { $meant }
    }
C178 = strefy „{ $found }”, którą podaje zmienna TZ, nie ma na tym komputerze
    .why = nazwa ma literówkę albo brakuje pakietu tzdata (/usr/share/zoneinfo)
    .effect = zegar liczy czas w strefie komputera albo UTC; blisko północy w Polsce może być już inny dzień
    .fix = ustaw TZ=Europe/Warsaw i zainstaluj tzdata; na próbę podaj dzień w --today
C179 = sprawdzono w przyszłości: { $found }
    .why = dziś jest { $day }, a kolumna checked mówi, kiedy sprawdzono stan prawa
    .effect = wiersz obowiązuje, ale nie wiadomo, kto i kiedy to sprawdził
    .fix = popraw dzień w checked
