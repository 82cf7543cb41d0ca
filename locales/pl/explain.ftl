# Skąd ta liczba: explain.
explain-cell = { $form } { $period }, pole { $cell }
explain-section = dział
explain-row = wiersz
explain-column = rubryka
explain-value = wartość
explain-state = { $state ->
    [computed] policzone z rekordów
    [formula] wyliczone z innych pól
    [manual] wpisane ręcznie
    [proposed] wartość podpowiedziana
    [blocked] pole zablokowane
   *[other] brak wartości
 }
explain-meaning = Co to znaczy
explain-record = rekord to
explain-period = okres
explain-level = { $level ->
    [section] dział:
    [row] wiersz:
    [column] rubryka:
   *[other] samo pole:
 }
explain-records = { $count ->
    [0] Rekordów: 0
   *[other] Rekordów: { $count }, tu od { $first } do { $last }
 }
explain-pages = strona { $page } z { $pages } (--page pokazuje następną, --limit 0 wszystkie, --to plik.xlsx zapisuje wszystkie)
explain-again = bez wkładu (policzone z nr { $number })
explain-gives-nothing = bez wkładu (brak klucza albo wartości)
explain-gives-unreadable = bez wkładu (wartość nieczytelna)
explain-others = razem z: { $places }
explain-unreadable = { $count ->
    [one] { $count } rekord nie bierze udziału, bo kolumna, która decyduje, jest nieczytelna
    [few] { $count } rekordy nie biorą udziału, bo kolumna, która decyduje, jest nieczytelna
   *[many] { $count } rekordów nie bierze udziału, bo kolumna, która decyduje, jest nieczytelna
 }
explain-aside = { $count ->
    [one] Z tabel tego pola odłożono { $count } rekord: nie wszedł do żadnego pola (wymienia go spraw check)
    [few] Z tabel tego pola odłożono { $count } rekordy: nie weszły do żadnego pola (wymienia je spraw check)
   *[many] Z tabel tego pola odłożono { $count } rekordów: nie weszły do żadnego pola (wymienia je spraw check)
 }
explain-uncovered = Eksporty nie mówią o tym okresie: pole nie ma wartości, choć są rekordy.
explain-total = Razem z rekordów: { $total }; pole: { $value }
explain-differs = Program policzył pole { $cell } dwa razy, każdy raz inaczej, i wyszły różne liczby. Nie ufaj tej liczbie i zgłoś to autorom programu.
explain-formula = Formuła: { $formula }
explain-proposed = nikt nie wpisał wartości, więc stoi tu wyliczona
explain-of-records = { $count ->
    [one] z { $count } rekordu
   *[other] z { $count } rekordów
 }
explain-ask = O rekordy pola z drzewa pyta: spraw explain { $form } POLE --period { $period }
explain-entered = Wpisane ręcznie
explain-who = kto
explain-blocked = Formularz nie przyjmuje tu wartości (X).
explain-nothing = Nikt nie wpisał wartości.
explain-kept = Zapisano { $file }
explain-counted = Policzone z eksportów: { $title } ({ $id }), { $period }
explain-tree-of = { $strategy } { $year }, { $kind ->
    [indicator] wskaźnik { $name }
   *[measure] miara { $name }
 }
explain-tree = Z czego powstała
explain-tree-name = nazwa
explain-tree-status = ocena
explain-tree-doubt = wątpliwość
explain-tree-missing = { $why ->
    [no_measure] brak wartości: miara bez liczby
    [zero_denominator] brak wartości: mianownik jest równy zero
    [too_few] wartość ukryta: licznik poniżej progu publikacji
    [secondary] wartość ukryta: razem z innymi liczbami zdradziłaby liczbę poniżej progu publikacji
   *[too_large] brak wartości: liczby za duże, aby obliczyć ją dokładnie
 }
explain-tree-formula = { $kind ->
    [only] licznik
    [times] licznik × { $multiplier }
    [quotient] licznik / mianownik
   *[share] licznik / mianownik × { $multiplier }
 }
explain-tree-status-of-one = { $status ->
    [reached] osiągnięty
    [on_path] na ścieżce
    [off_path] poza ścieżką
    [no_data] brak danych
    [needs_sentence] wymaga komentarza
    [not_judged] nie ocenia się
    [no_district_data] nie ma danych dla dzielnicy
   *[series_broken] przerwa w szeregu
 }
explain-tree-hidden = Liczb, których nie drukują pliki monitorowania („#”), nie ma i tutaj; pokazuje je --show-personal, a samo pole sprawozdania zawsze: spraw explain SPRAWOZDANIE POLE.
explain-tree-laid-open = Są tu liczby, których pliki monitorowania nie drukują („#”): poniżej progu publikacji. Nie przesyłaj ich dalej.
explain-tree-hidden-measure = liczba ukryta, więc i to, z czego powstała
explain-tree-measure = { $side ->
    [numerator] licznik:
    [denominator] mianownik:
    [both] licznik i mianownik:
   *[alone] miara:
 } { $title } ({ $id }) = { $value }
explain-tree-from = { $kind ->
    [submission] z przekazanego sprawozdania: { $from }, wersja { $version }
    [exports] policzone z eksportów: { $from }
    [mixed] policzone z eksportów i wpisów ręcznych: { $from }
    [cells] wpisane ręcznie do sprawozdania: { $from }
    [reference] dane odniesienia: { $from }
    [manual] wpis ręczny ({ $who }): { $from }
   *[nothing] żadne źródło nie ma liczby tego roku
 }
explain-tree-coverage = dane od { $reported } z { $expected } jednostek
explain-tree-otherwise = inne źródło podaje { $value }: { $from }
explain-tree-other = eksporty dają teraz { $now }, a wersja { $version } podała co innego: rekordów, z których powstała, nie da się stąd pokazać; co się zmieniło, mówi spraw diff { $form }:{ $period }:v{ $version } --cell { $cell }
explain-tree-refused = eksporty tego okresu nie dają teraz sprawozdania ({ $code }), więc rekordów nie da się pokazać; czego brak, mówi spraw check { $form } --period { $period }
explain-tree-lacking = { $why ->
    [years] źródło jest dla innych lat ({ $period }): { $what }
    [return] sprawozdanie { $what } { $period } nie jest złożone, a eksporty go nie dają ({ $code }); czego brak, mówi spraw check { $what } --period { $period }
    [cells] sprawozdanie jest, ale pole nie ma wartości: { $what }
    [exports] ośrodek nie ma eksportów, z których się to liczy: { $what }
    [series] dane odniesienia nie mają szeregu tego roku: { $what }
   *[entry] nikt nie wpisał liczby w dane-reczne/wskazniki.csv
 }
explain-sql = To samo w SQL
explain-sql-behind = { $count ->
    [one] czyta { $count } wcześniejsze zapytanie (-v wypisuje je tutaj)
    [few] czyta { $count } wcześniejsze zapytania, od tabel po widoki (-v wypisuje je tutaj)
   *[many] czyta { $count } wcześniejszych zapytań, od tabel po widoki (-v wypisuje je tutaj)
 }
explain-sql-whole = całość: { $command } (--macros dodaje funkcje, --tables FOLDER tabele)
explain-without-sql = { $why ->
    [blocked] pole nie ma SQL: formularz nie przyjmuje w nim wartości
    [manual] pole nie ma SQL: wartość wpisuje się ręcznie, niczego się nie liczy
   *[gap] pole nie ma SQL: nie da się w nim zapisać „{ $what }”
 }

X101 = { $kind ->
    [section] sprawozdanie nie ma działu „{ $found }”
    [row] dział nie ma wiersza „{ $found }”
    [column] dział nie ma rubryki „{ $found }”
   *[other] „{ $found }” nie jest nazwą pola
 }
    .why = { $kind ->
        [parts] pole nazywa się dział/wiersz/rubryka, na przykład { $known }
       *[other] { $nearest ->
            [none] znane: { $known }{ $more ->
                [0] {""}
               *[other] {" "}i jeszcze { $more }
            }
           *[other] znane: { $known }{ $more ->
                [0] {""}
               *[other] {" "}i jeszcze { $more }
            }; podobne: „{ $nearest }”
         }
     }
    .effect = nie wiadomo, o którą liczbę chodzi
    .fix = podaj dział, wiersz i rubrykę tak, jak są na formularzu; wszystkie wypisuje template show
X102 = ośrodek nie drukuje pola { $cell }
    .why = dział, wiersz albo rubryka jest dla innej roli albo innej opcji
    .effect = pole nie ma wartości, którą można wyjaśnić
    .fix = sprawdź role w spraw.toml i opcje sprawozdania (--option)
X104 = pokazano dane osobowe
    .why = podano --show-personal
    .effect = wynik zawiera wartości, których program zwykle nie pokazuje
    .fix = nie przesyłaj go dalej i usuń, gdy nie będzie potrzebny
X105 = nie wiadomo, jak zapisać „{ $found }”
    .why = nazwa pliku mówi, w jakiej postaci ma być
    .effect = niczego nie zapisano
    .fix = podaj nazwę, która kończy się na .csv albo .xlsx
why-record = { $form } { $period }, rekord { $id }: { $count ->
    [one] { $count } wiersz eksportów
    [few] { $count } wiersze eksportów
   *[many] { $count } wierszy eksportów
 }
why-more = … i jeszcze { $count }
why-aside = { $table }: { $place } – rekord odłożony ({ $code }{ $column ->
    [none] {""}
   *[other] , kolumna „{ $column }”
 }): nie wszedł do żadnego pola
why-section = Dział { $section }. { $title } – { $view }
why-alike = { $count ->
    [one] { $count } rekord ({ $places }):
    [few] { $count } rekordy ({ $places }):
   *[many] { $count } rekordów ({ $places }):
 }
why-in-none = w żadnym wierszu działu
why-row = wiersz { $row } { $label }
why-rows = wiersze { $rows }
why-cells = wiersz { $row } { $label }, rubryki { $columns }
why-reason = { $answer ->
    [no] nie, bo nie zachodzi { $condition }
    [unknown] nie, bo brak wartości, którą czyta { $condition }
   *[other] nie, bo nieczytelna jest wartość, którą czyta { $condition }
 }{ $values }
why-lost = Wiersze eksportów, z których widok nie zrobił rekordu
why-lost-row = { $table } ({ $places }): widok { $title } ({ $view }), krok { $step }: { $what ->
    [keep] nie zachodzi { $condition }
    [latest] jest inny, nowszy albo starszy rekord tego samego klucza: { $condition }
    [join] brak partnera: { $condition }
   *[other] { $condition }
 }{ $values }
why-nowhere = Żaden dział sprawozdania nie ma rekordu tej osoby, rodziny ani decyzji.

X106 = w eksportach okresu { $period } nie ma rekordu „{ $found }”
    .why = żadna kolumna identyfikatorów (osoby, rodziny, decyzji …) nie ma takiej wartości
    .effect = nie ma o czym mówić
    .fix = sprawdź identyfikator w eksporcie i okres; rekordy odłożone wymienia set-aside.csv
X107 = nie ma sprawozdania ani strategii „{ $name }”
    .why = znane: { $known }
    .effect = nie wiadomo, o którą liczbę chodzi
    .fix = { $nearest ->
        [none] wybierz nazwę z listy
       *[other] chodziło może o „{ $nearest }”?
    }
X108 = { $kind ->
    [record] strategia „{ $name }” nie ma rekordów
    [parts] strategia „{ $name }” nie ma działów, które dzielą się na części
   *[option] strategia „{ $name }” nie ma opcji
 }
    .why = explain strategii mówi, skąd jest wskaźnik albo miara; { $kind ->
        [record] rekordy mają sprawozdania, z których są miary
        [parts] podział rekordów sprawdza się w sprawozdaniu
       *[option] sprawozdania, z których są miary, liczą się z opcjami ze spraw.toml
     }
    .effect = niczego nie pokazano
    .fix = { $kind ->
        [option] opcję wpisz do spraw.toml albo zapytaj o pole sprawozdania
       *[other] zapytaj sprawozdanie: spraw explain SPRAWOZDANIE z tą samą opcją polecenia; jakie to sprawozdanie, mówi spraw explain { $name } WSKAŹNIK
     }
X109 = { $kind ->
    [elsewhere] strategia „{ $strategy }” nie ma wskaźnika ani miary „{ $name }”, choć katalog je zna
   *[unknown] strategia „{ $strategy }” nie ma wskaźnika ani miary „{ $name }”
 }
    .why = jej wskaźniki: { $known }
    .effect = nie wiadomo, o którą liczbę chodzi
    .fix = { $nearest ->
        [none] wybierz wskaźnik z listy; jego miary wymienia template show
       *[other] chodziło może o „{ $nearest }”?
    }
proof-of = { $form } { $period }: czy części składają się na całość i czego nie bierze żaden wiersz
proof-division = { $whole } { $kind ->
    [part] =
   *[other] ⊇
 } { $parts }
proof-outside = { $count ->
    [one] { $count } rekord części jest poza całością: { $places }
    [few] { $count } rekordy części są poza całością: { $places }
   *[many] { $count } rekordów części jest poza całością: { $places }
 }
proof-twice = { $count ->
    [one] { $count } rekord jest w dwóch częściach: { $places }
    [few] { $count } rekordy są w dwóch częściach: { $places }
   *[many] { $count } rekordów jest w dwóch częściach: { $places }
 }
proof-left-out = { $count ->
    [one] { $count } rekord całości nie jest w żadnej części: { $places }
    [few] { $count } rekordy całości nie są w żadnej części: { $places }
   *[many] { $count } rekordów całości nie jest w żadnej części: { $places }
 }
proof-unreached = wiersze, do których nie trafił żaden rekord: { $rows }
proof-codes = Kody
proof-unread = { $count ->
    [one] { $count } rekord ma { $column } = { $code } ({ $label }) w widoku { $view } i nie trafił do żadnego wiersza
    [few] { $count } rekordy mają { $column } = { $code } ({ $label }) w widoku { $view }, a do żadnego wiersza nie trafił ani jeden z nich
   *[many] { $count } rekordów ma { $column } = { $code } ({ $label }) w widoku { $view }, a do żadnego wiersza nie trafił ani jeden z nich
 }
proof-unused = kody { $column } ze słownika { $list }, których w widoku { $view } nie ma żaden rekord: { $codes }{ $more ->
    [0] {""}
   *[other] {""} i jeszcze { $more } (-v pokazuje wszystkie)
 }
X110 = nie ma strony { $page }: stron jest { $pages }
    .why = ile rekordów albo pól jest na stronie, mówi --limit
    .effect = pokazano stronę { $shown }
    .fix = podaj --page od 1 do { $pages }; --limit 0 pokazuje wszystko na jednej, a --to zapisuje do pliku
