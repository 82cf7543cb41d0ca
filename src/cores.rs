//! Work dealt out to the cores of the machine; what comes of it comes in the order of the work.

use std::convert::Infallible;
use std::sync::{Mutex, mpsc};

const NO_PANIC: &str = "no thread panics with it";

/// How many threads are worth having. Polish: rdzenie.
pub fn count() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What `work` makes of each item, in the order of the items, whichever core was the first to end.
pub fn each<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = count().min(items.len());
    let made = as_made(threads, items.into_iter().map(Ok::<T, Infallible>), work);
    made.unwrap_or_else(|never| match never {})
}

/// The same of items that this thread makes one after another, while others work on those that are made; it joins
/// them when it has made all. The first item that cannot be made is the answer.
pub fn as_made<T: Send, R: Send, E>(
    threads: usize,
    items: impl Iterator<Item = Result<T, E>>,
    work: impl Fn(T) -> R + Sync,
) -> Result<Vec<R>, E> {
    let made: Mutex<Vec<(usize, R)>> = Mutex::default();
    let (sender, waiting) = mpsc::channel();
    let waiting = Mutex::new(waiting);
    // Whoever waits for the next item holds the lock; the others wait for the lock.
    let next = || waiting.lock().expect(NO_PANIC).recv();
    let until_done = || {
        while let Ok((index, item)) = next() {
            let own = work(item);
            made.lock().expect(NO_PANIC).push((index, own));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(until_done);
        }
        for item in items.enumerate() {
            let (index, item) = item;
            sender.send((index, item?)).unwrap_or_else(|_| unreachable!("the receiver is kept"));
        }
        drop(sender);
        until_done();
        Ok(())
    })?;
    let mut made = made.into_inner().expect(NO_PANIC);
    made.sort_by_key(|(index, _)| *index);
    Ok(made.into_iter().map(|(_, own)| own).collect())
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

    #[test]
    fn the_first_item_that_cannot_be_made_is_the_answer() {
        for (threads, bad, expected) in [
            (1, &[][..], Ok(vec![0, 2, 4, 6, 8])),
            (3, &[][..], Ok(vec![0, 2, 4, 6, 8])),
            (1, &[3, 4][..], Err(3)),
            (3, &[0, 4][..], Err(0)),
        ] {
            let items =
                (0..5u64).map(|item| if bad.contains(&item) { Err(item) } else { Ok(item) });
            assert_eq!(
                super::as_made(threads, items, |item| item * 2),
                expected,
                "{threads} {bad:?}"
            );
        }
    }
}
