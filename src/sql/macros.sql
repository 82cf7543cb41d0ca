-- The functions of the template language for DuckDB. Missing (NULL) means what it means there.
-- Days: DATE. Money: whole grosze. Decimals: whole units of their last place.

-- The same day so many months on, or the last day of a shorter month: 31 I + 1 = 28 II.
CREATE OR REPLACE MACRO add_months(d, n) AS CAST(d + to_months(CAST(n AS INTEGER)) AS DATE);
CREATE OR REPLACE MACRO add_days(d, n) AS d + CAST(n AS INTEGER);
-- The greatest n with add_months(a, n) <= b; missing when b is before a.
CREATE OR REPLACE MACRO months_between(a, b) AS CASE WHEN b >= a THEN date_sub('month', a, b) END;
CREATE OR REPLACE MACRO full_years(a, b) AS CASE WHEN b >= a THEN date_sub('month', a, b) // 12 END;
CREATE OR REPLACE MACRO days_between(a, b) AS CAST(b - a AS BIGINT);
-- How many days of a stay lie between two days; an open stay never ends.
CREATE OR REPLACE MACRO days_in(stay_from, stay_last, first_day, final_day) AS
  CASE WHEN stay_from IS NOT NULL AND first_day IS NOT NULL AND final_day IS NOT NULL
       THEN greatest(least(coalesce(stay_last, final_day), final_day) - greatest(stay_from, first_day) + 1, 0) END;
CREATE OR REPLACE MACRO valid(a, b, d) AS
  CASE WHEN a IS NOT NULL AND d IS NOT NULL THEN a <= d AND (b IS NULL OR d <= b) END;

-- Unlike greatest and least these are missing when one of the two is.
CREATE OR REPLACE MACRO later(a, b) AS CASE WHEN a >= b THEN a WHEN a < b THEN b END;
CREATE OR REPLACE MACRO earlier(a, b) AS CASE WHEN a <= b THEN a WHEN a > b THEN b END;
CREATE OR REPLACE MACRO at_least(a, b) AS CASE WHEN a >= b THEN a WHEN a < b THEN b END;
CREATE OR REPLACE MACRO at_most(a, b) AS CASE WHEN a <= b THEN a WHEN a > b THEN b END;
CREATE OR REPLACE MACRO is_true(c) AS coalesce(c, FALSE);
CREATE OR REPLACE MACRO matches(x, pattern) AS regexp_matches(x, pattern);

-- One id of several parts, never missing.
CREATE OR REPLACE MACRO key_part(a) AS coalesce('=' || CAST(a AS VARCHAR), '-');
CREATE OR REPLACE MACRO key(a) AS key_part(a),
  (a, b) AS key_part(a) || chr(31) || key_part(b),
  (a, b, c) AS key_part(a) || chr(31) || key_part(b) || chr(31) || key_part(c),
  (a, b, c, d) AS key_part(a) || chr(31) || key_part(b) || chr(31) || key_part(c) || chr(31) || key_part(d);

-- a / b as a whole number, rounded half away from zero; nothing is divided by zero.
CREATE OR REPLACE MACRO half_away(a, b) AS
  CASE WHEN b <> 0
       THEN sign(CAST(a AS HUGEINT)) * sign(CAST(b AS HUGEINT))
            * ((2 * abs(CAST(a AS HUGEINT)) + abs(CAST(b AS HUGEINT))) // (2 * abs(CAST(b AS HUGEINT)))) END;
-- Of a quantity that lasts what falls on some days, in parts of 10^18, and such parts brought to 10^9 again:
-- thirds of three are one.
CREATE OR REPLACE MACRO by_days(x, stay_from, stay_last, first_day, final_day) AS
  half_away(CAST(x AS HUGEINT) * days_in(stay_from, stay_last, first_day, final_day) * 1000000000000000000,
            stay_last - stay_from + 1);
CREATE OR REPLACE MACRO of_parts(x) AS half_away(x, 1000000000);
-- So many units of the last place, as a number with decimals.
CREATE OR REPLACE MACRO decimals_1(x) AS CAST(x AS DECIMAL(38, 0)) * 0.1;
CREATE OR REPLACE MACRO decimals_2(x) AS CAST(x AS DECIMAL(38, 0)) * 0.01;
CREATE OR REPLACE MACRO decimals_3(x) AS CAST(x AS DECIMAL(38, 0)) * 0.001;
CREATE OR REPLACE MACRO decimals_4(x) AS CAST(x AS DECIMAL(38, 0)) * 0.0001;
CREATE OR REPLACE MACRO decimals_5(x) AS CAST(x AS DECIMAL(38, 0)) * 0.00001;
CREATE OR REPLACE MACRO decimals_6(x) AS CAST(x AS DECIMAL(38, 0)) * 0.000001;
CREATE OR REPLACE MACRO shown(x, decimals) AS
  CASE WHEN decimals = 0 THEN CAST(x AS VARCHAR)
       ELSE CASE WHEN x < 0 THEN '-' ELSE '' END
            || CAST(abs(x) // CAST(power(10, decimals) AS HUGEINT) AS VARCHAR) || '.'
            || lpad(CAST(abs(x) % CAST(power(10, decimals) AS HUGEINT) AS VARCHAR), decimals, '0') END;
-- Twice the median of a list of whole numbers.
CREATE OR REPLACE MACRO twice_the_median(own) AS
  list_sort(own)[(len(own) + 1) // 2] + list_sort(own)[len(own) // 2 + 1];
CREATE OR REPLACE MACRO largest(a, b) AS CASE WHEN a >= b THEN a WHEN a < b THEN b END;
CREATE OR REPLACE MACRO smallest(a, b) AS CASE WHEN a <= b THEN a WHEN a > b THEN b END;

-- Working days, by the table above.
CREATE OR REPLACE MACRO working_days_between(a, b) AS
  CASE WHEN b >= a THEN (SELECT w.number FROM working_days AS w WHERE w.day = b)
                      - (SELECT w.number FROM working_days AS w WHERE w.day = a) END;
CREATE OR REPLACE MACRO add_working_days(d, n) AS
  CASE WHEN n = 0 THEN d
       WHEN n > 0 THEN (SELECT min(w.day) FROM working_days AS w
                        WHERE w.number = n + (SELECT v.number FROM working_days AS v WHERE v.day = d))
       ELSE (SELECT min(w.day) FROM working_days AS w
             WHERE w.number = n + 1 + (SELECT v.number FROM working_days AS v WHERE v.day = d - 1)) END;
