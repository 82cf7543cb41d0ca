# T: wzory. E: liczenie. K: kontrola. W: zapis.
T101 = plik .toml ma błąd w zapisie
    .why = { $kind ->
        [twice] ten klucz albo ta część stoi w pliku drugi raz
       *[spelling] szczegóły techniczne: { $message }
    }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $kind ->
        [twice] zostaw jeden; gdy to część listy, sprawdź nagłówki nad nią: każdy element zaczyna się od swojego nagłówka w podwójnych nawiasach, na przykład [[source]]
       *[spelling] popraw zapis w tym miejscu; sprawdź cudzysłowy, nawiasy i przecinki
    }
T102 = nieznany klucz „{ $key }”
    .why = znane tutaj: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz klucz z listy albo usuń ten wiersz
       *[other] popraw klucz; najbliższy: „{ $nearest }”
    }
T103 = brakuje klucza „{ $key }”
    .why = ten klucz jest obowiązkowy
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz go w tym miejscu
T104 = wartość innego rodzaju
    .why = jest: { type-found }, powinno być: { type-expected }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw wartość; tekst stoi w cudzysłowie, a liczba oraz true i false bez niego
T105 = nieznany typ „{ $found }”
    .why = znane typy: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wybierz typ z listy
T106 = nazwa „{ $name }” występuje dwa razy
    .why = każda nazwa może tu wystąpić tylko raz
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zmień jedną z nich
T107 = nieznane słowo „{ $found }”
    .why = dozwolone: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wybierz słowo z listy
T110 = kod „{ $code }” stoi w słowniku „{ $list }” dwa razy w tym samym czasie albo z różnymi grupami
    .why = jeden kod ma w danym dniu jedno znaczenie i zawsze te same grupy
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = rozdziel daty albo wpisz wszędzie te same grupy
T111 = nieczytelny wiersz słownika, parametrów albo dni wolnych
    .why = szczegóły techniczne: { $message }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw wiersz; ma mieć tyle pól rozdzielonych średnikami, ile jest nagłówków
T112 = „{ $found }” nie jest dniem
    .why = { $last ->
        [none] datę zapisuje się tutaj jako RRRR-MM-DD, na przykład 2025-12-31
       *[other] ostatnim dniem tego miesiąca jest { $last }
    }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw datę
T113 = „{ $found }” nie jest wartością parametru
    .why = wartość to sama liczba, na przykład 1000,00; jednostka stoi w kolumnie unit
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw liczbę; po przecinku są najwyżej dwie cyfry
T114 = „{ $found }” nie jest regułą dnia wolnego
    .why = dzień wolny to MM-DD, na przykład 12-24, albo liczba dni po Wielkanocy, na przykład easter+60
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw kolumnę rule
T201 = nie ma kolumny „{ $name }”
    .why = kolumny: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z listy
       *[other] popraw nazwę; najbliższa: „{ $nearest }”
    }
T202 = nie ma nazwy „:{ $name }”
    .why = nazwy, które można poprzedzić dwukropkiem: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z listy
       *[other] popraw nazwę; najbliższa: „{ $nearest }”
    }
T203 = kodu „{ $code }” nie ma w słowniku „{ $list }”
    .why = kody: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz kod z listy
       *[other] popraw kod; najbliższy: „{ $nearest }”
    }
T204 = nie ma funkcji „{ $name }”
    .why = funkcje: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z listy
       *[other] popraw nazwę; najbliższa: „{ $nearest }”
    }
T205 = słownik „{ $list }” nie ma grupy „{ $group }”
    .why = grupy: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z listy
       *[other] popraw nazwę; najbliższa: „{ $nearest }”
    }
T206 = nie ma parametru „{ $name }”
    .why = parametry: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z listy
       *[other] popraw nazwę; najbliższa: „{ $nearest }”
    }
T207 = { $said ->
        [nothing] when = "{ $word }" nie mówi, której daty albo którego okresu dotyczy
        [no-dates] when = "{ $word }" nie ma czego wybrać: nie ma tu żadnej daty ani okresu od–do
       *[stranger] „{ $name }” nie jest datą ani okresem od–do
    }
    .why = { $said ->
        [no-dates] określenie czasu wybiera rekordy według kolumny z datą albo według okresu od–do
       *[stranger] daty i okresy: { $known }
    }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $said ->
        [nothing] dopisz obok, czego dotyczy, na przykład: when = "{ $word }", of = "{ $example }"
        [no-dates] usuń when, wpisz when = "any_time" (rekordy z dowolnego czasu) albo wybierz inny widok
       *[stranger] { $nearest ->
            [none] wybierz nazwę z listy, na przykład of = "{ $example }"
           *[other] popraw nazwę; najbliższa: „{ $nearest }”
        }
    }
T208 = nie ma słownika „{ $name }”
    .why = słowniki: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z listy
       *[other] popraw nazwę; najbliższa: „{ $nearest }”
    }
T209 = nie ma tabeli ani widoku „{ $name }”
    .why = tabele i widoki: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z listy
       *[other] popraw nazwę; najbliższa: „{ $nearest }”
    }
T301 = warunku albo formuły nie da się odczytać
    .why = szczegóły techniczne: { $message }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = sprawdź nawiasy, apostrofy wokół tekstów oraz słowa and, or, not
T302 = warunek albo formuła jest za długa
    .why = granica to { $limit } znaków
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podziel warunek na kolumny pochodne (derive), a formułę na kilka wierszy
T303 = za warunkiem stoi jeszcze: „{ $rest }”
    .why = warunek kończy się wcześniej
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń resztę albo połącz ją słowem and lub or
T304 = wartość innego typu
    .why = jest: { type-found }, powinno być: { type-expected }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zmień wyrażenie albo typ
T305 = język wzorów tego nie zna: { $found }
    .why = we wzorach działa tylko część języka SQL
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zapisz to prościej
T306 = { $found } nie jest dniem
    .why = dzień zapisuje się jako date '2025-12-31'
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw datę
T307 = tekstów ani kodów nie porównuje się znakami < i >: { $found }
    .why = kolejność liter bywa różna w różnych systemach
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = użyj znaku = albo listy: in ('…', '…')
T308 = te typy nie pasują do siebie: { type-left } i { type-right }
    .why = porównuje się i łączy tylko wartości jednego rodzaju
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zmień jedną ze stron; kwotę zapisuje się na przykład jako zl(100)
T309 = zła liczba argumentów funkcji: { $found }
    .why = funkcja potrzebuje { $expected ->
        [one] { $expected } argumentu
       *[other] { $expected } argumentów
    }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw to, co stoi w nawiasie
T310 = { $found } nie jest wzorcem tekstu
    .why = wzorzec to poprawne wyrażenie regularne, wpisane wprost w apostrofach
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw wzorzec
T311 = „{ $found }” nie jest funkcją zliczającą
    .why = funkcje zliczające: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z listy
       *[other] popraw nazwę; najbliższa: „{ $nearest }”
    }
T401 = krok widoku nie zaczyna się od żadnej znanej nazwy
    .why = nazwy kroków: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wybierz nazwę z listy
T402 = kolumna „{ $name }” ma w łączonych widokach różne typy: { type-left } i { type-right }
    .why = krok union łączy kolumny o tej samej nazwie
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zmień nazwę albo typ jednej z nich
T403 = kolumna pochodna „{ $name }” zależy sama od siebie
    .why = kolumny w derive odwołują się do siebie nawzajem
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zmień jedną z nich tak, żeby nie czytała pozostałych
T404 = nazwa „{ $name }” jest już zajęta
    .why = jest już kolumna albo tabela o tej nazwie
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = nadaj inną nazwę albo użyj as, gdy kolumnę dołącza join
T405 = „{ $found }” nie określa tu czasu
    .why = określenia czasu: { $known }; datę określa tylko during albo dzień, inne określają okres od–do
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz określenie z listy
       *[other] popraw określenie; najbliższe: „{ $nearest }”
    }
T406 = widok „{ $name }” zależy sam od siebie
    .why = widoki odwołują się do siebie nawzajem
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zmień jeden z nich tak, żeby nie czytał pozostałych
T411 = widok nie ma jednego początku
    .why = pierwszym krokiem widoku jest from albo union, i tylko pierwszym
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zacznij od from i dołącz resztę przez union albo join
T501 = formuły nie da się odczytać: { $found }
    .why = można użyć odwołań w nawiasach kwadratowych, liczb, znaków + - * / i porównań
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw formułę
T502 = nie ma pola „{ $cell }”
    .why = odwołanie ma postać dział/wiersz/rubryka
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw odwołanie
T503 = w dziale { $section } nie ma wiersza „{ $name }”
    .why = wiersz wskazuje się numerem (id) albo kluczem (key)
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] popraw numer albo klucz wiersza
       *[other] popraw numer albo klucz wiersza; najbliższy: „{ $nearest }”
    }
T504 = nie ma zestawu rubryk „{ $name }”
    .why = zestaw rubryk zapisuje się jako [[columns.nazwa]]
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] popraw nazwę albo dodaj taki zestaw
       *[other] popraw nazwę; najbliższa: „{ $nearest }”
    }
T505 = nie ma rubryki „{ $name }”
    .why = rubryki: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw numer rubryki
T506 = rubryka nie mówi, co liczy
    .why = nie ma w niej żadnej miary: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz miarę, na przykład count = "*" (liczba rekordów) albo sum = "amount" (suma kwot)
T507 = nie ma wiersza „{ $name }”
    .why = wiersz wskazuje się numerem (id) albo kluczem (key)
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw numer albo klucz wiersza
T312 = nie wiadomo, jaki tekst wpisano w kolumnie „{ $name }”
    .why = raw() pyta o tekst z eksportu, a ta kolumna powstała z innych
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zapytaj o kolumnę tabeli
T320 = warunek pomija rekordy z pustą wartością: { $names }
    .why = pusta wartość nie jest ani równa, ani różna, więc rekord nie wchodzi ani tu, ani do przeciwieństwa
    .effect = rekordy bez wartości znikną z liczenia bez śladu
    .fix = dopisz „or … is null”, żeby te rekordy weszły, albo is_true(…), gdy mają zostać pominięte
T407 = widok „{ $name }” sam nie pyta o :day
    .why = at daje dzień tylko widokowi, który zaczyna się od from i sam pyta o :day
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń at albo zapytaj o :day w tym widoku
T408 = widok „{ $name }” potrzebuje dnia, a nikt mu go nie podaje
    .why = widok pyta o :day
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz when = "on_last_day" albo inny dzień
T409 = widok „{ $name }” sam już wybrał okres
    .why = ma period = "inside", a dział albo rubryka wybiera okres drugi raz
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń when albo wpisz when = "inside"
T410 = krok nie mówi, z czego wybiera jeden rekord
    .why = bez per w całym widoku zostałby jeden rekord
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz per = ["…"], na przykład per = ["person_id"]
T508 = pole { $cell } jest na formularzu puste (X)
    .why = formuła ani reguła nie może go czytać
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń odwołanie
T509 = formuły zależą od siebie w koło: { $cells }
    .why = żadnej z nich nie da się policzyć jako pierwszej
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zmień jedną z nich tak, żeby nie czytała pozostałych
T510 = suma dodaje wiersz { $part } do wiersza { $whole }, którego jest częścią
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
T513 = tej kolumny nie można zsumować
    .why = dołączenie z many = true powtarza rekord dla każdego odpowiednika, więc kwota policzyłaby się wiele razy
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zsumuj kolumnę dołączonej tabeli albo dodaj once_per
T514 = kod „{ $code }” słownika „{ $list }” nie ma numeru wiersza
    .why = kolumna „{ $name }” słownika jest przy nim pusta albo jej nie ma
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = uzupełnij słownik albo wskaż inną kolumnę (id)
T515 = progi przedziałów muszą być rosnącymi liczbami całkowitymi
    .why = próg to najmniejsza wartość swojego przedziału
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw cuts, na przykład [0, 7, 18]
T516 = pozycji na liście jest więcej albo mniej niż progów
    .why = pozycji jest: { $found }, a progów: { $expected }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw listę
T517 = średniej dziennej nie da się tu policzyć
    .why = potrzebuje okresu od–do oraz liczby rekordów, liczby osób albo sumy
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wskaż okres (of) albo zmień miarę
T518 = spread można podać tylko przy sumie tego, co trwa przez jakiś czas
    .why = tu nie ma sumy albo nie ma okresu od–do
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń spread
T519 = nie wiadomo, jak sumować to, co częściowo leży poza okresem
    .why = może się liczyć całość albo tylko część z dni okresu
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz spread = "by_days" (część z dni okresu) albo spread = "whole" (całość)
T520 = jednostki się nie zgadzają: { $left } i { $right }
    .why = osób nie dodaje się do rodzin, a kwoty nie porównuje z samą liczbą
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw odwołanie albo zapisz kwotę jako zl(100)
T521 = reguła danych ma powiedzieć jedno: co musi być prawdą
    .why = jest: { $found }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zostaw jedno z: { $known }
T522 = widok nie może pytać o wiersz sprawozdania ({ $row })
    .why = in_row zna tylko dział, bo widoki powstają, zanim są wiersze
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = przenieś warunek do where wiersza
T523 = widoki działu nie odpowiadają wartościom opcji „{ $name }”: { $value }
    .why = wartości opcji: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = podaj widok dla każdej wartości i dla żadnej innej
T524 = wiersz i rubryka podają co innego: { $key }
    .why = chwilę i miarę pola podaje wiersz albo rubryka, nie oba
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń jedno z nich albo zapisz pole osobno ([[section.cell]])
T525 = lista nie może pokazać tego, co osobiste: { $name }
    .why = na listach stoją identyfikatory i znaki spraw; dat urodzenia, numerów PESEL i nazwisk na nich nie ma
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń tę kolumnę albo pokaż to, co z niej wynika, na przykład wiek w latach
T526 = wykres ma na osi pola, które nie stoją obok siebie ({ $name })
    .why = arkusz bierze nazwy i wartości wykresu z pól stojących kolejno obok siebie
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wymień kolejne wiersze albo kolumny, w kolejności tabeli, albo przestaw je w tabeli
T530 = wzór nie jest dokończony: miejsca ze znakiem „?”: { $count }
    .why = template new stawia „?” tam, gdzie ośrodek musi powiedzieć, co się liczy
    .effect = sprawozdania z tego wzoru nie można złożyć
    .fix = wpisz właściwą wartość: view to widok (spraw template list), when to czas (during, on_last_day…; inside, gdy widok sam wybiera okres), of to data albo okres, o który chodzi, count i sum to kolumna widoku (spraw template show WIDOK), where to warunek wiersza
T531 = nie ma wielkości „{ $name }”
    .why = wielkości: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z wykazu albo zapisz wielkość w wzory/quantities/
       *[other] chodziło może o „{ $nearest }”?
    }
T532 = wiersz powtarza to, co mówi wielkość „{ $name }”: { $key }
    .why = co wielkość liczy, jest zapisane raz, w katalogu quantities; wiersz może ją tylko zawęzić warunkiem where
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń „{ $key }” z wiersza; gdy ma liczyć co innego, usuń quantity
T533 = nie ma miary „{ $name }”
    .why = miary: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z wykazu albo zapisz miarę w wzory/indicators/
       *[other] chodziło może o „{ $nearest }”?
    }
T534 = dwa wskaźniki mają jedną nazwę „{ $name }”: { $first } i { $second }
    .why = pod jedną nazwą czytelnik widzi jeden wskaźnik, a te liczą się różnie
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz każdemu variant, na przykład variant = "bez spokrewnionych"
T535 = liczba jest poza zakresem: { $found }
    .why = rok leży między 1900 a 2200, round między 0 a 4, multiplier i minimum nie są ujemne
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw liczbę
T536 = nie ma wskaźnika „{ $name }”
    .why = wskaźniki: { $known }
    .effect = strategii nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z wykazu albo zapisz wskaźnik w wzory/indicators/
       *[other] chodziło może o „{ $nearest }”?
    }
T537 = cel „{ $name }” nie jest późniejszy niż jego wartość bazowa: { $baseline } i { $target }
    .why = ścieżka prowadzi od roku bazowego do roku docelowego
    .effect = strategii nie można użyć; niczego nie zrobiono
    .fix = popraw rok bazowy albo docelowy
T545 = części i całość: nie ma wskaźnika ani miary „{ $name }”
    .why = wszystkie nazwy jednej rodziny są wskaźnikami albo wszystkie miarami; znane: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz nazwę z wykazu
       *[other] chodziło może o „{ $nearest }”?
    }
T546 = części i całość: „{ $name }” i „{ $beside }” nie można sumować ({ $key })
    .why = { $key }: „{ $name }” ma „{ $found }”, a „{ $beside }” „{ $known }”
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wymień w parts i of tylko to, co ma tę samą jednostkę, obserwację i mianownik
T547 = części i całość: „{ $name }” stoi dwa razy
    .why = część należy do jednego podziału swojej całości i nie jest częścią samej siebie; liczona dwa razy zawyżyłaby sumę
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = usuń powtórzoną nazwę albo drugi podział
T548 = części i całość: części jest mniej niż dwie
    .why = jedna część jest tym samym co całość, więc nie ma czego sprawdzać ani czym wtórnie ukryć
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wymień w parts wszystkie części całości
T549 = części i całość: „{ $name }” nie jest udziałem, a całości nie podano
    .why = bez of części muszą dać 100 %, a jednostką „{ $name }” jest „{ $unit }”
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = dopisz of, czyli wskaźnik albo miarę, którą te części dają
T555 = szereg „{ $name }” stoi w sumie dwa razy
    .why = series jednego źródła miary dodaje szeregi; ten sam ({ $source }, { $block }) liczyłby się podwójnie
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = zostaw go raz albo wpisz ten szereg, o który chodziło
T538 = widok „{ $name }” nie wybiera okresu sam
    .why = when = "inside" mówi, że okres wybrał już widok (period = "inside"), a ten zostawia rekordy z dowolnego czasu
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = wpisz określenie czasu, na przykład when = "during" albo when = "on_last_day"; gdy mają się liczyć rekordy z dowolnego czasu: when = "any_time"
T539 = liczą się rekordy widoku „{ $name }” z dowolnego czasu
    .why = ani when, ani widok, ani warunek nie ogranicza ich do okresu; pola: { $cells }
    .effect = sprawozdanie powstanie, ale w tych polach będą też rekordy sprzed okresu i po nim
    .fix = dopisz when, na przykład when = "during", of = "{ $of }"; gdy tak ma być: when = "any_time"
T550 = wydanie { $edition } sprawozdania { $form } nie ma pola „{ $cell }”: { $part ->
        [section] nie ma działu „{ $name }”
        [row] nie ma w tym dziale wiersza „{ $name }”
       *[column] nie ma w tym dziale rubryki „{ $name }”
    }
    .why = { $part ->
        [section] działy: { $known }
        [row] wiersze (numery, nie klucze): { $known }
       *[column] rubryki: { $known }
    }
    .effect = miara nigdy nie miałaby stąd liczby
    .fix = { $nearest ->
        [none] wybierz numer z wykazu (spraw template show { $form }) albo ogranicz źródło latami from i to
       *[other] chodziło może o „{ $nearest }”? Gdy pole ma tylko inne wydanie, ogranicz źródło latami from i to
    }
T551 = sprawozdania { $form } nie składa się za taki okres, jaki podaje „{ $cell }”
    .why = okres: { $kind }, a sprawozdanie składa się za: { $known }
    .effect = miara nigdy nie miałaby stąd liczby
    .fix = half: dopisz po polu @half_2 (stan na koniec roku) albo @half_1; year: usuń słowo po @
E101 = liczba jest za duża, żeby ją dokładnie zapisać
    .why = szczegóły techniczne: { $message }
    .effect = wyniku nie można użyć
    .fix = poszukaj w eksportach nieprawdopodobnie dużej kwoty, liczby albo daty
E201 = { $count ->
    [one] { $count } rekord nie ma
    [few] { $count } rekordy nie mają
   *[many] { $count } rekordów nie ma
 } odpowiednika w „{ $source }”{ $money }
    .why = wartość kolumny { $key } jest pusta albo nie ma jej w „{ $source }”
    .effect = te rekordy nie wejdą do pól, które potrzebują danych z „{ $source }”{ $of ->
        [period] { "" }
       *[all] ; liczba obejmuje wszystkie wczytane rekordy, nie tylko z okresu
    }
    .fix = uzupełnij eksport albo numery w systemie
E202 = dwa rekordy „{ $source }” mają ten sam klucz
    .why = widok { $view } dołącza jeden rekord, a tu pasują dwa
    .effect = niczego nie zrobiono
    .fix = usuń powtórzenie w eksporcie; gdy oba rekordy są poprawne, popraw krok join w widoku { $view } (dokładniejsze on albo many = true)
E203 = { $count ->
    [one] { $count } rekord ma
    [few] { $count } rekordy mają
   *[many] { $count } rekordów ma
 } tę samą datę, a ma zostać jeden
    .why = widok { $view } nie umie wybrać między nimi
    .effect = niczego nie zrobiono
    .fix = zostaw w eksporcie jeden rekord na dzień; gdy wszystkie są poprawne, dopisz w widoku { $view } kolumnę, która rozstrzyga (then)
E204 = { $count ->
    [one] { $count } rekord pominięto
    [few] { $count } rekordy pominięto
   *[many] { $count } rekordów pominięto
 } z powodu nieczytelnej wartości{ $money }
    .why = widok { $view } pyta o kolumnę, której wartości nie da się odczytać
    .effect = te rekordy nie wejdą do żadnego pola liczonego z tego widoku
    .fix = popraw wartości w eksporcie
E205 = { $count ->
    [one] { $count } rekord nie ma
    [few] { $count } rekordy nie mają
   *[many] { $count } rekordów nie ma
 } daty, według której wybiera się jeden rekord: { $key }
    .why = widok { $view } bierze je tylko wtedy, gdy nie ma rekordu z datą
    .effect = mogą być pominięte
    .fix = uzupełnij datę w eksporcie
E301 = { $count ->
    [one] { $count } rekord nie wszedł
    [few] { $count } rekordy nie weszły
   *[many] { $count } rekordów nie weszło
 } do pól z powodu nieczytelnej wartości{ $money }
    .why = pola czytają kolumnę, której wartości nie da się odczytać
    .effect = tych rekordów nie ma w polach: { $cells }
    .fix = popraw wartości w eksporcie
E302 = { $count ->
    [one] { $count } rekord jest w wierszu „{ $part }”, a nie ma go
    [few] { $count } rekordy są w wierszu „{ $part }”, a nie ma ich
   *[many] { $count } rekordów jest w wierszu „{ $part }”, a nie ma ich
 } w wierszu „{ $whole }”
    .why = wiersz „{ $part }” ma być częścią wiersza „{ $whole }”
    .effect = sumy kontrolne mogą się nie zgodzić
    .fix = sprawdź kody tych rekordów albo warunki wierszy
E303 = { $count ->
    [one] { $count } rekord jest
    [few] { $count } rekordy są
   *[many] { $count } rekordów jest
 } w więcej niż jednej części wiersza „{ $whole }”
    .why = części jednego podziału powinny się wykluczać; podział: { $part }
    .effect = suma części przekroczy całość
    .fix = sprawdź kody tych rekordów albo warunki wierszy
E304 = rekordy, które mają się liczyć raz, mają różne wartości: { $left } i { $right }
    .why = liczy się jedna z nich (once_per), a nie wiadomo która; kwoty podano tu w groszach, liczby z ułamkiem bez przecinka
    .effect = niczego nie zrobiono
    .fix = ujednolić wartości w eksporcie albo wskaż we wzorze, która się liczy (pick)
E305 = nie da się ustalić rekordów wiersza „{ $row }”
    .why = in_row pyta o rekordy innego wiersza (dział/wiersz kolumna), a ten wiersz nie liczy rekordów, jego widok nie ma tej kolumny albo wiersze pytają o siebie nawzajem
    .effect = niczego nie zrobiono
    .fix = wskaż w in_row wiersz, który liczy rekordy i ma tę kolumnę
E306 = { $count ->
    [one] { $count } rekord wiersza „{ $whole }” nie należy
    [few] { $count } rekordy wiersza „{ $whole }” nie należą
   *[many] { $count } rekordów wiersza „{ $whole }” nie należy
 } do żadnej jego części
    .why = części powinny razem dawać całość; podział: { $part }
    .effect = suma części będzie mniejsza od całości
    .fix = uzupełnij dane tych rekordów albo popraw warunki wierszy
E307 = { $count ->
    [one] { $count } rekord leży
    [few] { $count } rekordy leżą
   *[many] { $count } rekordów leży
 } poniżej pierwszego przedziału („{ $row }”)
    .why = wartość jest mniejsza niż najniższy próg
    .effect = tych rekordów nie ma w żadnym przedziale
    .fix = sprawdź wartości w eksporcie albo progi (cuts) we wzorze
E308 = { $count ->
    [one] { $count } osoba lub rodzina jest
    [few] { $count } osoby lub rodziny są
   *[many] { $count } osób lub rodzin jest
 } w kilku wierszach sumy
    .why = formuła dodaje liczby różnych osób albo rodzin, a te same są w kilku wierszach
    .effect = suma liczy je więcej niż raz
    .fix = policz ten wiersz wprost, zamiast dodawać
E309 = { $count ->
    [one] { $count } rekord nie ma
    [few] { $count } rekordy nie mają
   *[many] { $count } rekordów nie ma
 } wartości, którą liczą pola: { $key }{ $money }
    .why = w widoku { $view } ta wartość jest pusta
    .effect = rekordy są w wierszach, ale nie w liczbie osób lub rodzin; pola: { $cells }
    .fix = uzupełnij osobę albo rodzinę w systemie
E310 = eksporty nie obejmują okresu { $period }, którego dotyczą kolumny z wcześniejszego czasu
    .why = tabele bez danych całego tego okresu: { $tables }
    .effect = pola tego okresu i zmiany liczone od niego zostają puste: brak danych to nie zero
    .fix = dołóż eksporty do dane/{ $period } albo, gdy dzisiejszy eksport zawiera całą historię, wpisz w mapowaniu history_from = "RRRR-MM-DD", nie później niż pierwszy dzień tego okresu
E311 = { $count ->
    [one] w eksportach okresu { $period } jest { $count } rekord odłożony
    [few] w eksportach okresu { $period } są { $count } rekordy odłożone
   *[many] w eksportach okresu { $period } jest { $count } rekordów odłożonych
 }
    .why = kolumny z wcześniejszego czasu liczy się z eksportów tamtego okresu, takich jak są
    .effect = kolumny tego okresu liczą się bez tych rekordów
    .fix = zobacz je poleceniem spraw check --period { $period } i popraw eksporty tamtego okresu
E401 = żaden rekord nie przypada na okres { $period }
    .why = wszystkie pola są puste albo równe zeru
    .effect = sprawozdanie jest puste
    .fix = sprawdź, czy okres jest dobrze podany i czy eksporty są z tego okresu
E402 = w okresie nie ma żadnego rekordu widoku „{ $view }”
    .why = jego rekordów jest { $count }: leżą poza okresem albo nie spełniają warunku widoku
    .effect = pola liczone z tego widoku są zerami
    .fix = sprawdź, czy eksport jest za właściwy okres
K101 = wykazano na wsi: { $value }, choć jednostka nie ma terenów wiejskich
    .why = jednostka bez terenów wiejskich (all_urban = true w spraw.toml)
    .effect = liczba zostaje w polu
    .fix = sprawdź miejsce zamieszkania w eksporcie; gdy jednostka ma wsie, wpisz all_urban = false
W101 = nie można zapisać plików
    .why = szczegóły techniczne: { $message }
    .effect = niczego nie zapisano
    .fix = sprawdź, czy użytkownik, który uruchomił program, może pisać w tym katalogu, czy jest wolne miejsce na dysku, czy dysk sieciowy jest podłączony i czy w miejscu katalogu nie stoi plik albo w miejscu pliku katalog
W102 = nie można utworzyć skoroszytu
    .why = szczegóły techniczne: { $message }
    .effect = niczego nie zapisano
    .fix = sprawdź, czy własny wzór nie ma dwóch działów o tej samej nazwie (wielkość liter się nie liczy); jeśli nie, zgłoś ten komunikat autorom programu
W103 = zapisany plik różni się od tego, co policzono: { $cell }
    .why = po zapisie program odczytuje każde pole i porównuje je; liczb większych od 9 007 199 254 740 992 (2^53) skoroszyt nie przechowa dokładnie
    .effect = niczego nie zapisano
    .fix = sprawdź, czy w tym polu nie wyszła ogromna liczba; jeśli nie, uruchom program ponownie, a gdy to się powtórzy, sprawdź dysk
W107 = katalogu z wynikami nie można otworzyć
    .why = szczegóły techniczne: { $message }
    .effect = nie widać, co już zrobiono i zatwierdzono; niczego nie zapisano ani nie usunięto
    .fix = sprawdź, czy dysk sieciowy jest podłączony, czy wolno ten katalog czytać i czy wyniki to katalog, a nie plik
E403 = { $name }, { $year }: źródła podają różne liczby: { $first } i { $second }
    .why = { $first-kind ->
        [submission] przekazane sprawozdanie { $first-from }
        [exports] policzone z eksportów: { $first-from }
        [mixed] policzone z eksportów i wpisów ręcznych: { $first-from }
        [cells] wpisane ręcznie do sprawozdania: { $first-from }
        [reference] dane odniesienia: { $first-from }
       *[manual] wpis ręczny: { $first-from }
    }; { $second-kind ->
        [submission] przekazane sprawozdanie { $second-from }
        [exports] policzone z eksportów: { $second-from }
        [mixed] policzone z eksportów i wpisów ręcznych: { $second-from }
        [cells] wpisane ręcznie do sprawozdania: { $second-from }
        [reference] dane odniesienia: { $second-from }
       *[manual] wpis ręczny: { $second-from }
    }
    .effect = użyto pierwszej; wskaźniki z tą liczbą są oznaczone jako wątpliwe
    .fix = sprawdź, która jest właściwa, i popraw drugą
E404 = sprawozdania, z których korzystają wskaźniki, nie są policzone: { $names }
    .why = nie są złożone, a eksporty ich nie dają ({ $code })
    .effect = te lata szeregów są puste, chyba że ktoś wpisał je ręcznie
    .fix = spraw check { $name } --period { $period } mówi, czego brak; wartość można też wpisać w dane-reczne/wskazniki.csv
T560 = { $name ->
    [frame] rama finansowa ma plan na { $year } rok
   *[other] cel „{ $name }” jest na { $year } rok
 }, a strategia trwa od { $from } do { $to } roku
    .why = wszystko, co strategia planuje, jest w jej latach
    .effect = strategii nie można użyć; niczego nie zrobiono
    .fix = popraw rok albo lata strategii (from, to)
T561 = cel „{ $name }” jest po gorszej stronie wartości bazowej: { $baseline } i { $target }
    .why = charakter wskaźnika to { $character }
    .effect = ocena pójdzie w stronę, którą mówi cel
    .fix = sprawdź wartości; jeśli cel jest taki, jak ma być, niczego nie zmieniaj
E405 = brakuje eksportu tabeli „{ $table }”: pliku „{ $pattern }” w { $folder }
    .why = pola tego sprawozdania go nie potrzebują; { $count ->
        [0] żadna reguła go nie czyta
       *[other] czytają go tylko reguły danych
    }
    .effect = { $count ->
        [0] sprawozdanie powstało; kluczy, które wskazują na tę tabelę, nie sprawdzono
       *[other] sprawozdanie powstało, a tych reguł nie dało się sprawdzić: { $rules }
    }
    .fix = zapisz plik w tym katalogu i zrób sprawozdanie jeszcze raz; gdy ośrodek tej tabeli nie prowadzi, usuń ją z odwzorowania i wpisz w absent
E406 = { $kind ->
    [source] dane odniesienia nie mają publikacji „{ $name }”
    [block] publikacja danych odniesienia nie ma części „{ $name }”
   *[other] dane odniesienia nie mają szeregu „{ $name }”
 }
    .why = { $kind ->
        [source] publikacje, które są w eksportach: { $known }
        [block] części (block) tej publikacji: { $known }
       *[other] szeregi tej części: { $known }
     }
    .effect = miara nie ma stąd liczby
    .fix = { $nearest ->
        [none] wpisz nazwę z wykazu w source, block albo series miary, albo dołóż eksport
       *[other] chodziło może o „{ $nearest }”?
    }
E407 = w danych odniesienia nie ma jednostki „{ $name }”
    .why = jednostki nazywają się tam inaczej: { $known }
    .effect = tej jednostki nie widać w porównaniu, a własnej nie ma wśród szeregów
    .fix = { $nearest ->
        [none] wpisz nazwę tak, jak jest w eksporcie (unit, compared strategii)
       *[other] chodziło może o „{ $nearest }”?
    }
T580 = termin sprawozdania „{ $name }” ({ $part }) jest w terminarzu dwa razy
    .why = oba wiersze mówią o tym samym roku, tej samej części roku i tej samej jednostce
    .effect = nie wiadomo, który obowiązuje, i niczego nie policzono
    .fix = usuń jeden z nich albo zawęź jego lata (years), województwo (voivodeship) lub jednostkę (unit)
T581 = nie ma województwa „{ $found }”
    .why = województwo zapisuje się dwiema cyframi z rejestru TERYT: { $known }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $nearest ->
        [none] wybierz numer z listy
       *[other] wpisz „{ $nearest }” ({ $name })
    }
T582 = nie ma takiego dnia: { $found }
    .why = ostatnim dniem tego miesiąca jest { $last }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = popraw dzień
T583 = { $fault ->
    [absent] nie ma takiego dnia: { $found }
    [year] w terminie stoi rok: { $found }
   *[other] „{ $found }” nie jest dniem i miesiącem
 }
    .why = { $fault ->
        [absent] ostatnim dniem tego miesiąca jest { $meant }
        [year] ten dzień wraca co roku, więc zapisuje się go bez roku, jako DD.MM
       *[other] dzień, który wraca co roku, zapisuje się w cudzysłowie jako DD.MM, na przykład "20.01"
    }
    .effect = pliku nie można użyć; niczego nie zrobiono
    .fix = { $meant ->
        [none] popraw dzień
       *[other] popraw dzień, na przykład na "{ $meant }"
    }
T584 = sprawozdania „{ $name }” nie składa się za część roku „{ $found }”
    .why = jego okresami są: { $known }
    .effect = terminarza nie można użyć; niczego nie zrobiono
    .fix = w part wpisz jeden z tych okresów
T585 = „{ $name }” za { $period } idzie dalej { $onward }, zanim minie jego termin { $day }
    .why = dzień bez roku to pierwszy taki dzień po końcu okresu; przekazanie dalej ({ $to }) wypada wtedy przed terminem złożenia
    .effect = terminarz pokazuje oba dni tak, jak je zapisano; jeden z nich jest pomyłką
    .fix = popraw due terminu albo due w onward; to, co podają wzory wbudowane, zastąpi onward we własnym wierszu
T586 = { $kind ->
    [return] { $name ->
        [all] żadne sprawozdanie nie ma wydania od { $found }
       *[other] sprawozdanie „{ $name }” nie ma wydania od { $found }
    }
   *[other] wydanie { $found } w wierszu, który nie mówi o sprawozdaniu
 }
    .why = { $kind ->
        [return] wydania zaczynają się: { $known }
       *[other] wydania mają tylko sprawozdania; kolumna edition należy do wierszy return
    }
    .effect = wiersz niczego by nie powiedział; pliku nie można użyć, niczego nie zrobiono
    .fix = { $nearest ->
        [none] popraw edition albo zostaw je puste
       *[other] popraw edition, na przykład na { $nearest }, albo zostaw je puste
    }
