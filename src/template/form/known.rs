//! What the cells of a return have in common, made once: shapes of views, and conditions that stand in a
//! row and so in each of its columns.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::diagnostic::Problems;
use crate::document::Said;
use crate::expression::{Node, Scope, Shape, check};
use crate::model::Type;
use crate::template::Library;

/// The view, the file, where in it, and the text: a text that stands for several is one of each.
type Condition = (String, usize, usize, String);

/// Polish: to, co już sprawdzono.
#[derive(Default)]
pub(super) struct Known {
    shapes: RefCell<BTreeMap<String, Rc<Shape>>>,
    conditions: RefCell<BTreeMap<Condition, Node>>,
}

impl Known {
    /// The shape of a view or table.
    pub fn shape(&self, library: &Library, view: &str) -> Option<Rc<Shape>> {
        if let Some(shape) = self.shapes.borrow().get(view) {
            return Some(Rc::clone(shape));
        }
        let shape = Rc::new(library.shape(view)?);
        self.shapes.borrow_mut().insert(view.to_owned(), Rc::clone(&shape));
        Some(shape)
    }

    /// A condition on the records of a view; what is wrong with it is noted, and found again each time.
    pub fn condition(
        &self,
        said: &Said,
        view: &str,
        scope: &Scope<'_>,
        problems: &Problems,
    ) -> Option<Node> {
        let place = &said.place;
        let file = Arc::as_ptr(&place.source) as usize;
        let key = (view.to_owned(), file, place.range.start, said.text.clone());
        if let Some(node) = self.conditions.borrow().get(&key) {
            return Some(node.clone());
        }
        let node = check(said, scope, Some(&Type::Bool), problems)?;
        self.conditions.borrow_mut().insert(key, node.clone());
        Some(node)
    }
}
