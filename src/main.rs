//! The program: hand the arguments to the library, print one chain of errors, exit with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    tuiqun::cli::main()
}
