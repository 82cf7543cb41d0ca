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
