//! Work dealt out to the cores of the machine; what comes of it comes in the order of the work.

use std::sync::Mutex;

const NO_PANIC: &str = "no thread panics with it";

/// How many threads are worth having. Polish: rdzenie.
pub fn count() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What `work` makes of each item, in the order of the items, whichever core was the first to end.
pub fn each<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = count().min(items.len());
    let made: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(items.len()));
    let waiting = Mutex::new(items.into_iter().enumerate());
    let next = || waiting.lock().expect(NO_PANIC).next();
    let until_done = || {
        while let Some((index, item)) = next() {
            let own = work(item);
            made.lock().expect(NO_PANIC).push((index, own));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(until_done);
        }
        until_done();
    });
    let mut made = made.into_inner().expect(NO_PANIC);
    made.sort_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, own)| own).collect()
}

/// Two pieces of work side by side.
pub fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().expect(NO_PANIC), other)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_the_order_of_the_work() {
        for items in [0u64, 1, 2, 50] {
            let slow_first = |item: u64| {
                std::thread::sleep(std::time::Duration::from_micros(50 - item));
                item * 2
            };
            let expected: Vec<u64> = (0..items).map(|item| item * 2).collect();
            assert_eq!(super::each((0..items).collect(), slow_first), expected);
        }
        assert_eq!(super::both(|| 1, || 2), (1, 2));
    }
}
