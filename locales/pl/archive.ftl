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
    [program] tę wersję zrobił inny spraw: { $was }, a ten to { $is }
   *[templates] wzory wbudowane w program są dziś inne niż wtedy, gdy powstała wersja (suma { $was }, dziś { $is })
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
