//! Where the time of a run went: how long its steps took, added up by their names.

use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tracing::span::Id;
use tracing::{Subscriber, span::Attributes};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

/// Adds up the time in spans.
#[derive(Debug, Clone, Default)]
pub struct Timings(Arc<Mutex<Vec<Step>>>);

/// A step of the flow.
#[derive(Debug)]
struct Step {
    name: &'static str,
    depth: usize,
    times: usize,
    taken: Duration,
}

/// When a span was entered.
struct Entered(Instant);

impl Timings {
    /// A line for each step since this was last asked, in the order in which they began; steps
    /// within others lie deeper. Nothing when there was none.
    pub fn take(&self) -> Option<String> {
        let steps = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if steps.is_empty() {
            return None;
        }
        let mut table =
            String::from("Where the time went (what several threads did at once is added up):\n");
        for Step { name, depth, times, taken } in steps {
            let name = format!("{}{name}", "  ".repeat(depth));
            let milliseconds = taken.as_secs_f64() * 1000.0;
            let often = if times > 1 { format!("  {times} times") } else { String::new() };
            // Writing to a string cannot fail.
            let _ = writeln!(table, "  {name:<24}{milliseconds:>10.1} ms{often}");
        }
        Some(table)
    }

    fn with_step(&self, name: &'static str, depth: usize, change: impl FnOnce(&mut Step)) {
        let mut steps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = steps.iter().position(|step| step.name == name).unwrap_or_else(|| {
            steps.push(Step { name, depth, times: 0, taken: Duration::ZERO });
            steps.len() - 1
        });
        change(&mut steps[at]);
    }
}

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Timings {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let depth = context.span_scope(id).map_or(0, |scope| scope.count().saturating_sub(1));
        self.with_step(attributes.metadata().name(), depth, |step| step.times += 1);
    }

    fn on_enter(&self, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            span.extensions_mut().replace(Entered(Instant::now()));
        }
    }

    fn on_exit(&self, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let entered = span.extensions_mut().remove::<Entered>();
        if let Some(Entered(since)) = entered {
            self.with_step(span.name(), 0, |step| step.taken += since.elapsed());
        }
    }
}

#[cfg(test)]
mod tests {
    use tracing::{info_span, subscriber::with_default};
    use tracing_subscriber::layer::SubscriberExt;
    use tracing_subscriber::registry;

    use super::*;

    #[test]
    fn steps_are_told_in_their_order_and_how_often() {
        let timings = Timings::default();
        with_default(registry().with(timings.clone()), || {
            let _flow = info_span!("flow").entered();
            info_span!("read").in_scope(|| {});
            for _ in 0..3 {
                info_span!("page").in_scope(|| {});
            }
        });
        let table = timings.take().unwrap();
        let lines: Vec<&str> = table.lines().skip(1).collect();
        assert!(lines[0].starts_with("  flow "), "{table}");
        assert!(lines[1].starts_with("    read "), "{table}");
        assert!(lines[2].starts_with("    page ") && lines[2].ends_with("3 times"), "{table}");
    }
}
