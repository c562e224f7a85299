"""jupyter_kernel_test, Jupyter's own conformance suite, on the Dossier kernel."""

import unittest

import jupyter_kernel_test


class DossierKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "dossier"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('to stderr')"
    completion_samples = [
        {"text": "(1).toFix", "matches": {"toFixed"}},
        {"text": "Math.ab", "matches": {"abs"}},
        {"text": "'𝒙'.toUpp", "matches": {"toUpperCase"}},
    ]
    complete_code_samples = [
        "1",
        "const x: number = 1;",
        "function f(): void {}",
        "for (const i of [1]) { console.log(i) }",
        "await Promise.resolve(1)",
    ]
    incomplete_code_samples = ["function f() {", "if (true) {", "[1,", "`abc", "f("]
    invalid_code_samples = ["const = 1", "1 + )", "let 1x = 3;"]
    code_generate_error = "throw new RangeError('no such year')"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "'a' + 'b'", "result": "'ab'"},
        {"code": "'a' + 'b' + 'c'", "result": "'abc'"},
        {"code": "'a' + 'b'", "result": "'ab'"},
    ]
    code_display_data = [
        {"code": "display({ 'text/html': '<b>bold</b>' }, { raw: true })", "mime": "text/html"},
        {"code": "display.html('<b>bold</b>')", "mime": "text/html"},
        {
            "code": "display({ [Symbol.for('Jupyter.display')]: () => ({ 'image/svg+xml': '<svg/>' }) })",
            "mime": "image/svg+xml",
        },
    ]
    code_history_pattern = "'a' + 'b'"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max"
    code_clear_output = "display.clear()"


if __name__ == "__main__":
    unittest.main()
