# T: wzory. E: liczenie. K: kontrola. W: zapis.
T101 = błąd składni TOML
    .why = { $message }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw zapis w tym miejscu
T102 = nieznany klucz „{ $key }”
    .why = znane tutaj: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T103 = brakuje klucza „{ $key }”
    .why = bez niego nie wiadomo, co wzór znaczy
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = dopisz klucz
T104 = wartość innego rodzaju
    .why = jest: { $found }, powinno być: { $expected }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw wartość
T105 = nieznany typ „{ $found }”
    .why = typy: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = wybierz typ z listy
T106 = nazwa „{ $name }” występuje dwa razy
    .why = nazwa musi być jedna
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = zmień jedną z nazw
T107 = nieznane słowo „{ $found }”
    .why = dozwolone: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = wybierz słowo z listy
T110 = kod „{ $code }” stoi w słowniku { $list } dwa razy w tym samym czasie albo z różnymi grupami
    .why = jeden kod ma jednego dnia jedno znaczenie
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = rozdziel daty albo ujednolić grupy
T111 = nieczytelny wiersz słownika
    .why = { $message }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw wiersz
T112 = „{ $found }” nie jest dniem
    .why = daty w słownikach mają postać RRRR-MM-DD
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw datę
T113 = „{ $found }” nie jest wartością parametru
    .why = wartość ma najwyżej dwa miejsca po przecinku
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw wartość
T201 = nie ma kolumny „{ $name }”
    .why = kolumny: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobna: „{ $nearest }”
T202 = nie ma parametru „:{ $name }”
    .why = znane: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T203 = kodu „{ $code }” nie ma w słowniku { $list }
    .why = kody: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T204 = nie ma funkcji „{ $name }”
    .why = funkcje: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobna: „{ $nearest }”
T205 = słownik { $list } nie ma grupy „{ $group }”
    .why = grupy: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobna: „{ $nearest }”
T206 = nie ma parametru „{ $name }”
    .why = parametry: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T207 = „{ $name }” nie jest datą ani okresem od–do
    .why = znane: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T208 = nie ma słownika „{ $name }”
    .why = słowniki: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T209 = nie ma tabeli ani widoku „{ $name }”
    .why = znane: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T301 = warunku nie da się odczytać
    .why = { $message }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = sprawdź nawiasy, cudzysłowy i słowa SQL
T302 = warunek jest za długi
    .why = granica to { $limit } znaków
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podziel go na kolumny pochodne
T303 = za warunkiem stoi coś jeszcze: „{ $rest }”
    .why = warunek kończy się wcześniej
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = usuń resztę albo połącz ją słowem and
T304 = wartość innego typu
    .why = jest: { $found }, powinno być: { $expected }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = zmień wyrażenie albo typ
T305 = tego język wzorów nie zna: { $found }
    .why = dozwolony jest zamknięty podzbiór SQL
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = zapisz to prościej
T306 = { $found } nie jest dniem
    .why = dzień ma postać DATE 'RRRR-MM-DD'
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw datę
T307 = tekstów ani kodów nie porównuje się na większe i mniejsze: { $found }
    .why = kolejność liter zależy od systemu
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = użyj = albo listy
T308 = nie można razem użyć typów { $left } i { $right }
    .why = jednostki muszą się zgadzać
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = zamień jedną ze stron, na przykład zl(100)
T309 = zła liczba argumentów: { $found }
    .why = funkcja potrzebuje ich { $expected }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw wywołanie
T310 = { $found } nie jest wzorcem
    .why = wyrażenie regularne ma błąd
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw wzorzec
T311 = „{ $found }” nie jest zliczeniem
    .why = zliczenia: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobne: „{ $nearest }”
T401 = nieznany krok widoku
    .why = kroki: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = wybierz krok z listy
T402 = kolumna „{ $name }” ma w łączonych widokach różne typy: { $left } i { $right }
    .why = suma widoków łączy kolumny po nazwie
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = zmień nazwę jednej z nich
T403 = kolumna pochodna „{ $name }” zależy sama od siebie
    .why = kolumny tworzą koło
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = przerwij koło
T404 = nazwa „{ $name }” zasłania inną
    .why = kolumna o tej nazwie już jest
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = weź kolumnę z przedrostkiem (as)
T405 = „{ $found }” nie jest chwilą ani okresem
    .why = znane: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobne: „{ $nearest }”
T406 = widok „{ $name }” zależy sam od siebie
    .why = widoki tworzą koło
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = przerwij koło
T501 = formuły nie da się odczytać: { $found }
    .why = dozwolone są odwołania w nawiasach kwadratowych, liczby, + - * / i porównania
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw formułę
T502 = nie ma pola „{ $cell }”
    .why = odwołanie ma postać dział/wiersz/rubryka
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw odwołanie
T503 = dział { $section } nie ma wiersza „{ $name }”
    .why = wiersze mają numery i klucze
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T504 = nie ma zestawu rubryk „{ $name }”
    .why = zestawy zapisuje się jako [[columns.nazwa]]
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T505 = nie ma rubryki „{ $name }”
    .why = rubryki: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw numer rubryki
T506 = rubryka nie mówi, co liczy
    .why = miary: { $known }
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = dopisz jedną z miar
T507 = nie ma wiersza „{ $name }”
    .why = pole wskazuje wiersz po numerze albo kluczu
    .effect = wzoru nie można użyć; niczego nie zrobiono
    .fix = popraw wiersz
E101 = liczba poza zakresem
    .why = { $message }
    .effect = pola nie można policzyć
    .fix = sprawdź kwoty i liczby w eksportach
E201 = { $count ->
    [one] { $count } rekord nie ma
    [few] { $count } rekordy nie mają
   *[many] { $count } rekordów nie ma
 } odpowiednika w „{ $source }” ({ $money })
    .why = wartość kolumny { $key } jest pusta albo nie ma jej w „{ $source }”
    .effect = rekordy zostają; pola, które czytają brakujące dane, ich nie obejmą
    .fix = uzupełnij eksport albo numery w systemie
E202 = dwa rekordy „{ $source }” mają ten sam klucz
    .why = dołączenie danych powieliłoby rekordy widoku { $view }
    .effect = niczego nie zrobiono
    .fix = usuń powtórzenie w eksporcie
E203 = dwa rekordy tego samego dnia, a ma być jeden najnowszy
    .why = widok { $view } nie może wybrać między nimi
    .effect = niczego nie zrobiono
    .fix = zostaw jeden stan na dzień
E204 = { $count ->
    [one] { $count } rekord pominięto
    [few] { $count } rekordy pominięto
   *[many] { $count } rekordów pominięto
 } z powodu nieczytelnej wartości ({ $money })
    .why = widok { $view } czyta kolumnę, której wartości nie da się odczytać
    .effect = rekordów nie ma w żadnym polu tego widoku
    .fix = popraw wartości w eksporcie
E301 = { $count ->
    [one] { $count } rekord nie wszedł
    [few] { $count } rekordy nie weszły
   *[many] { $count } rekordów nie weszło
 } do pól z powodu nieczytelnej wartości ({ $money })
    .why = pola czytają kolumnę, której wartości nie da się odczytać
    .effect = pola: { $cells }
    .fix = popraw wartości w eksporcie
E302 = { $count ->
    [one] { $count } rekord jest
    [few] { $count } rekordy są
   *[many] { $count } rekordów jest
 } w wierszu „{ $part }”, a nie ma go w „{ $whole }”
    .why = część nie leży w całości
    .effect = sumy kontrolne mogą się nie zgodzić
    .fix = sprawdź kody tych rekordów albo warunki wierszy
E303 = { $count ->
    [one] { $count } rekord jest
    [few] { $count } rekordy są
   *[many] { $count } rekordów jest
 } w dwóch częściach wiersza „{ $whole }”
    .why = podział ({ $part }) nie jest rozłączny
    .effect = suma części przekroczy całość
    .fix = sprawdź kody tych rekordów albo warunki wierszy
E304 = wielkość różni się między rekordami jednego klucza: { $left } i { $right }
    .why = liczy się raz na klucz, a nie wiadomo którą
    .effect = niczego nie zrobiono
    .fix = dodaj pick albo ujednolić dane
E305 = nie można ustalić rekordów wiersza „{ $row }”
    .why = wiersz nie liczy rekordów, nie ma takiej kolumny albo wiersze zależą od siebie w koło
    .effect = niczego nie zrobiono
    .fix = popraw in_row we wzorze
E306 = { $count ->
    [one] { $count } rekord wiersza „{ $whole }” nie jest
    [few] { $count } rekordy wiersza „{ $whole }” nie są
   *[many] { $count } rekordów wiersza „{ $whole }” nie jest
 } w żadnej jego części
    .why = podział ({ $part }) nie jest zupełny
    .effect = suma części będzie mniejsza od całości
    .fix = uzupełnij dane tych rekordów
E401 = w okresie { $period } nie ma żadnego rekordu
    .why = żadne pole nie jest większe od zera
    .effect = sprawozdanie jest puste
    .fix = sprawdź okres i zawartość eksportów
K101 = w jednostce bez wsi wykazano { $value } „na wsi”
    .why = spraw.toml mówi all_urban = true
    .effect = liczba zostaje w polu
    .fix = sprawdź miejsce zamieszkania albo all_urban
W101 = nie można zapisać
    .why = { $message }
    .effect = niczego nie zapisano
    .fix = sprawdź miejsce na dysku i uprawnienia do katalogu wyniki
W102 = nie można utworzyć skoroszytu
    .why = { $message }
    .effect = niczego nie zapisano
    .fix = zgłoś ten komunikat
W103 = zapisany plik czyta się inaczej, niż policzono: { $cell }
    .why = po zapisie każde pole jest odczytywane i porównywane
    .effect = niczego nie zostawiono
    .fix = uruchom ponownie; gdy się powtórzy, sprawdź dysk
