//! The files of a look at a strategy: workbook, page, csv, manifest.

use serde_json::json;

use super::inputs::Inputs;
use super::{DISTRICTS, Request, options, receiver};
use crate::diagnostic::Diagnostic;
use crate::indicator::Monitoring;
use crate::run::archive::Keeping;
use crate::run::receiver::read_again;
use crate::run::submission::{File, Holds, newest_version, put_whole, version_folder};
use crate::run::{Exit, Refused, Written};
use crate::write;

/// Writes a new version, unless the newest says the same.
pub fn write(
    request: &Request,
    monitoring: &Monitoring,
    district: Option<&str>,
    inputs: &Inputs,
    keeping: Option<&Keeping>,
) -> Result<Written, Refused> {
    let office = &request.office;
    // Versions of districts stand beside those of the city.
    let id = district.map(|own| format!("{}/{DISTRICTS}/{own}", request.strategy));
    let id = id.as_deref().unwrap_or(&request.strategy);
    let files = |version: u32| files(request, monitoring, district, inputs, version);
    let newest = newest_version(office, id, request.period);
    if let Some((version, folder)) = &newest {
        let files = files(*version)?;
        if files.iter().all(|own| own.is_at(&folder.join(&own.name)).unwrap_or(false)) {
            if let Some(keeping) = keeping {
                keeping.again(folder, |_| {})?;
            }
            return Ok(Written {
                folder: folder.clone(),
                version: *version,
                unchanged: true,
                planned: Vec::new(),
                altered: Vec::new(),
            });
        }
    }
    let version = newest.map_or(1, |(version, _)| version + 1);
    let target = version_folder(office, id, request.period, version);
    let mut files = files(version)?;
    if let Some(keeping) = keeping {
        files.push(keeping.finish(&options(request))?);
    }
    put_whole(office, &target, files, &|path, file| {
        read_again(path, file.is_at(path))?;
        match file.holds {
            Holds::Form => receiver::read_workbook(path, monitoring),
            Holds::Page => receiver::read_page(path, monitoring),
            Holds::Cells => receiver::read_csv(path, monitoring),
            _ => Ok(()),
        }
    })?;
    Ok(Written {
        folder: target,
        version,
        unchanged: false,
        planned: Vec::new(),
        altered: Vec::new(),
    })
}

pub fn files(
    request: &Request,
    monitoring: &Monitoring,
    district: Option<&str>,
    inputs: &Inputs,
    version: u32,
) -> Result<Vec<File<'static>>, Refused> {
    let district_in = district.map(|own| format!("_{own}")).unwrap_or_default();
    let Monitoring { strategy, teryt, .. } = monitoring;
    let stem = format!("{strategy}_{teryt}{district_in}_{}_v{version}", request.period);
    let book = write::monitor_xlsx(monitoring).map_err(|message| {
        Refused::one(Exit::Output, Diagnostic::error("W102").with("message", message))
    })?;
    let mut files = vec![
        File::new(format!("{stem}.xlsx"), Holds::Form, book),
        File::new(format!("{stem}.html"), Holds::Page, write::monitor_page(monitoring)),
        File::new(format!("{stem}.csv"), Holds::Cells, write::monitor_csv(monitoring)),
    ];
    let mut manifest = json!({
        "program": { "name": "spraw", "version": env!("CARGO_PKG_VERSION") },
        "strategy": monitoring.strategy,
        "unit": monitoring.teryt,
        "period": request.period.to_string(),
        "version": version,
        "inputs": inputs.listed(),
        "files": files.iter().map(|own| json!({
            "file": own.name, "size": own.size, "sha256": own.sha256,
        })).collect::<Vec<_>>(),
    });
    if let Some(own) = &monitoring.district {
        manifest["district"] = json!(own.name);
    }
    let mut text =
        serde_json::to_string_pretty(&manifest).expect("a manifest of texts and numbers");
    text.push('\n');
    files.push(File::new("manifest.json", Holds::Other, text.into_bytes()));
    Ok(files)
}
