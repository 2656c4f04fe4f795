#![no_main]
libfuzzer_sys::fuzz_target!(|data: &str| { let _ = data; let _ = plainleaf::yaml::parse as usize; });
