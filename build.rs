//! The built-in tables, lists, views, returns and message catalogues are part of the program:
//! a new or changed file must rebuild it, which `include_dir!` alone does not notice.
fn main() {
    println!("cargo:rerun-if-changed=report_templates");
    println!("cargo:rerun-if-changed=locales");
}
