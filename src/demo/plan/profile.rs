//! Which households come for help, and for which.

use crate::demo::household::Shape;
use crate::demo::office::Office;

/// The help that a household is mainly known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    Permanent,
    Periodic,
    Home,
    Care,
    Shelter,
    Purpose,
    Meals,
    Guardian,
    Psychiatric,
}

/// Help that usually lasts.
pub fn steady(profile: Profile) -> bool {
    use Profile::{Care, Guardian, Home, Permanent, Psychiatric};
    matches!(profile, Permanent | Home | Care | Guardian | Psychiatric)
}

/// A household like those of the calibration: two of three are single people.
pub fn draw(office: &mut Office) -> (Shape, Profile) {
    use Profile::{
        Care, Guardian, Home, Meals, Periodic, Permanent, Psychiatric, Purpose, Shelter,
    };
    let random = &mut office.random;
    let size = match random.weighted(&[68, 13, 8, 6, 3, 2]) {
        5 => 6 + random.weighted(&[70, 20, 10]),
        place => place + 1,
    };
    let mut shape = Shape { adults: 1, foreign: random.chance(12), ..Shape::default() };
    let profile = match size {
        1 => {
            let kinds = [Permanent, Periodic, Home, Care, Shelter, Purpose, Guardian, Psychiatric];
            let profile = kinds[random.weighted(&[36, 23, 20, 20, 24, 4, 3, 3])];
            shape.elderly = matches!(profile, Home | Care) && random.chance(870);
            shape.homeless = profile == Shelter;
            profile
        }
        2 => {
            let profile =
                [Permanent, Periodic, Care, Purpose, Meals][random.weighted(&[20, 28, 40, 5, 15])];
            shape.elderly = profile == Care;
            if profile == Meals || (profile != Care && random.chance(500)) {
                shape.children = 1;
            } else {
                shape.adults = 2;
            }
            profile
        }
        _ => {
            shape.adults = 1 + random.weighted(&[40, 50, 10]);
            shape.children = size - shape.adults;
            [Permanent, Periodic, Purpose, Meals][random.weighted(&[16, 38, 11, 45])]
        }
    };
    (shape, profile)
}
