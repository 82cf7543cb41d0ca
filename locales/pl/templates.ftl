# T: wzory. E: liczenie. K: kontrola. W: zapis.
T101 = błąd składni TOML
    .why = { $message }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw zapis w tym miejscu
T102 = nieznany klucz „{ $key }”
    .why = znane tutaj: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T103 = brakuje klucza „{ $key }”
    .why = bez niego nie wiadomo, co wzór znaczy
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz klucz
T104 = wartość innego rodzaju
    .why = jest: { $found }, powinno być: { $expected }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw wartość
T105 = nieznany typ „{ $found }”
    .why = typy: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wybierz typ z listy
T106 = nazwa „{ $name }” występuje dwa razy
    .why = nazwa musi być jedna
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zmień jedną z nazw
T107 = nieznane słowo „{ $found }”
    .why = dozwolone: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wybierz słowo z listy
T110 = kod „{ $code }” stoi w słowniku { $list } dwa razy w tym samym czasie albo z różnymi grupami
    .why = jeden kod ma jednego dnia jedno znaczenie
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = rozdziel daty albo ujednolić grupy
T111 = nieczytelny wiersz słownika
    .why = { $message }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw wiersz
T112 = „{ $found }” nie jest dniem
    .why = daty w słownikach mają postać RRRR-MM-DD
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw datę
T113 = „{ $found }” nie jest wartością parametru
    .why = wartość ma najwyżej dwa miejsca po przecinku
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw wartość
T201 = nie ma kolumny „{ $name }”
    .why = kolumny: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobna: „{ $nearest }”
T202 = nie ma parametru „:{ $name }”
    .why = znane: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T203 = kodu „{ $code }” nie ma w słowniku { $list }
    .why = kody: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T204 = nie ma funkcji „{ $name }”
    .why = funkcje: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobna: „{ $nearest }”
T205 = słownik { $list } nie ma grupy „{ $group }”
    .why = grupy: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobna: „{ $nearest }”
T206 = nie ma parametru „{ $name }”
    .why = parametry: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T207 = „{ $name }” nie jest datą ani okresem od–do
    .why = znane: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T208 = nie ma słownika „{ $name }”
    .why = słowniki: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T209 = nie ma tabeli ani widoku „{ $name }”
    .why = znane: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T301 = warunku nie da się odczytać
    .why = { $message }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = sprawdź nawiasy, cudzysłowy i słowa SQL
T302 = warunek jest za długi
    .why = granica to { $limit } znaków
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podziel go na kolumny pochodne
T303 = za warunkiem stoi coś jeszcze: „{ $rest }”
    .why = warunek kończy się wcześniej
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń resztę albo połącz ją słowem and
T304 = wartość innego typu
    .why = jest: { $found }, powinno być: { $expected }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zmień wyrażenie albo typ
T305 = tego język wzorów nie zna: { $found }
    .why = dozwolony jest zamknięty podzbiór SQL
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zapisz to prościej
T306 = { $found } nie jest dniem
    .why = dzień ma postać DATE 'RRRR-MM-DD'
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw datę
T307 = tekstów ani kodów nie porównuje się na większe i mniejsze: { $found }
    .why = kolejność liter zależy od systemu
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = użyj = albo listy
T308 = nie można razem użyć typów { $left } i { $right }
    .why = jednostki muszą się zgadzać
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zamień jedną ze stron, na przykład zl(100)
T309 = zła liczba argumentów: { $found }
    .why = funkcja potrzebuje ich { $expected }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw wywołanie
T310 = { $found } nie jest wzorcem
    .why = wyrażenie regularne ma błąd
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw wzorzec
T311 = „{ $found }” nie jest zliczeniem
    .why = zliczenia: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobne: „{ $nearest }”
T401 = nieznany krok widoku
    .why = kroki: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wybierz krok z listy
T402 = kolumna „{ $name }” ma w łączonych widokach różne typy: { $left } i { $right }
    .why = suma widoków łączy kolumny po nazwie
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zmień nazwę jednej z nich
T403 = kolumna pochodna „{ $name }” zależy sama od siebie
    .why = kolumny tworzą koło
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = przerwij koło
T404 = nazwa „{ $name }” zasłania inną
    .why = kolumna o tej nazwie już jest
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = weź kolumnę z przedrostkiem (as)
T405 = „{ $found }” nie jest chwilą ani okresem
    .why = znane: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobne: „{ $nearest }”
T406 = widok „{ $name }” zależy sam od siebie
    .why = widoki tworzą koło
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = przerwij koło
T501 = formuły nie da się odczytać: { $found }
    .why = dozwolone są odwołania w nawiasach kwadratowych, liczby, + - * / i porównania
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw formułę
T502 = nie ma pola „{ $cell }”
    .why = odwołanie ma postać dział/wiersz/rubryka
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw odwołanie
T503 = dział { $section } nie ma wiersza „{ $name }”
    .why = wiersze mają numery i klucze
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T504 = nie ma zestawu rubryk „{ $name }”
    .why = zestawy zapisuje się jako [[columns.nazwa]]
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podobny: „{ $nearest }”
T505 = nie ma rubryki „{ $name }”
    .why = rubryki: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw numer rubryki
T506 = rubryka nie mówi, co liczy
    .why = miary: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz jedną z miar
T507 = nie ma wiersza „{ $name }”
    .why = pole wskazuje wiersz po numerze albo kluczu
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw wiersz
T312 = tekst kolumny „{ $name }” nie jest znany
    .why = raw() pyta o tekst wpisany w eksporcie, a ta kolumna powstała z innych
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zapytaj o kolumnę tabeli
T320 = warunek pomija rekordy z pustą wartością: { $names }
    .why = „różne od” i „nie w” są dla pustej wartości nieznane, więc rekord nie wchodzi ani tu, ani do przeciwieństwa
    .effect = rekordy bez wartości znikną z liczenia bez śladu
    .fix = dopisz „or … is null” albo is_true(…), jeśli tak ma być
T407 = widok „{ $name }” nie czyta :day wprost
    .why = at daje dzień widokowi, który zaczyna się od from i sam o :day pyta
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń at albo zapytaj o :day w tym widoku
T408 = widok „{ $name }” potrzebuje dnia, a nikt go nie daje
    .why = czyta :day
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dodaj when = "on_last_day" albo inny dzień
T409 = widok „{ $name }” sam już wybrał okres
    .why = ma period = "inside", a dział albo rubryka wybiera drugi raz
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń when
T410 = krok nie mówi, według czego wybiera
    .why = bez per widok miałby jeden rekord
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz per = ["…"]
T508 = pole { $cell } jest na formularzu puste (X)
    .why = formuła albo reguła nie może go czytać
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń odwołanie
T509 = formuły zależą od siebie w koło: { $cells }
    .why = żadnej nie da się policzyć pierwszej
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = przerwij koło
T510 = suma dodaje wiersz { $part } do całości, której jest częścią ({ $whole })
    .why = część policzono by dwa razy
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zostaw w sumie jeden z tych wierszy
T511 = nie ma tu pozycji, którą to wydanie zmienia albo usuwa
    .why = pozycje rozpoznaje się po key, id albo period
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw nazwę albo usuń drop (after)
T512 = nie ma wcześniejszego wydania „{ $name }”
    .why = wydania: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw extends
T513 = sumy tej kolumny nie ma
    .why = dołączenie many = true powtarza rekord dla każdego odpowiednika, więc kwota policzyłaby się wiele razy
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zsumuj kolumnę dołączonej tabeli albo dodaj once_per
T514 = kod „{ $code }” słownika { $list } nie ma numeru wiersza
    .why = kolumna { $name } słownika jest pusta
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = uzupełnij słownik albo wskaż inną kolumnę (id)
T515 = progi przedziałów muszą być rosnącymi liczbami całkowitymi
    .why = próg jest najmniejszą wartością swojego przedziału
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw cuts
T516 = inna liczba pozycji niż progów
    .why = jest: { $found }, powinno być: { $expected }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw listę
T517 = średniej dziennej nie da się tu policzyć
    .why = potrzebuje okresu od–do oraz liczby rekordów, osób albo sumy
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wskaż okres (of) albo zmień miarę
T518 = spread dotyczy sumy wielkości rozłożonej w czasie
    .why = tu nie ma sumy albo nie ma okresu od–do
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń spread
T519 = suma wielkości, która częściowo leży poza okresem
    .why = nie wiadomo, czy liczyć całą, czy tylko dni okresu
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz spread = "by_days" albo spread = "whole"
T520 = jednostki się nie zgadzają: { $left } i { $right }
    .why = osób nie dodaje się do rodzin, a kwoty nie porównuje z samą liczbą
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw odwołanie albo zapisz kwotę jako zl(100)
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
E307 = { $count ->
    [one] { $count } rekord leży
    [few] { $count } rekordy leżą
   *[many] { $count } rekordów leży
 } poniżej pierwszego przedziału wiersza „{ $row }”
    .why = wartość jest mniejsza niż najniższy próg
    .effect = nie ma ich w żadnym przedziale
    .fix = sprawdź wartości albo progi (cuts)
E308 = { $count ->
    [one] { $count } osoba lub rodzina jest
    [few] { $count } osoby lub rodziny są
   *[many] { $count } osób lub rodzin jest
 } w kilku wierszach sumy
    .why = formuła dodaje liczby różnych osób, a ta sama osoba jest w dwóch wierszach
    .effect = suma liczy ją dwa razy
    .fix = policz wiersz wprost zamiast sumą
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
