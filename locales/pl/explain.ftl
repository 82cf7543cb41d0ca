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

X101 = { $kind ->
    [section] sprawozdanie nie ma działu „{ $found }”
    [row] dział nie ma wiersza „{ $found }”
    [column] dział nie ma rubryki „{ $found }”
   *[other] „{ $found }” nie jest nazwą pola
 }
    .why = { $kind ->
        [parts] pole nazywa się dział/wiersz/rubryka, na przykład { $known }
       *[other] { $nearest ->
            [none] znane: { $known }
           *[other] znane: { $known }; podobne: „{ $nearest }”
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
