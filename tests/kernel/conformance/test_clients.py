"""Notebooks and consoles of Jupyter on the Dossier kernel: nbconvert, nbclient, jupyter console."""

import json
import re
import subprocess
import tempfile
import unittest
from pathlib import Path
from urllib.request import urlopen

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def notebook(*cells):
    metadata = {"kernelspec": {"name": "dossier", "display_name": "TypeScript (Dossier)", "language": "typescript"}}
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells], metadata=metadata)


class NotebookTests(unittest.TestCase):
    def test_nbconvert_execute(self):
        with tempfile.TemporaryDirectory(prefix="a folder with spaces ") as folder:
            path = Path(folder, "sums.ipynb")
            nbformat.write(notebook("let rate = 0.2;", "console.log('hi');\nrate * 10"), path)
            command = ["jupyter", "nbconvert", "--execute", "--to", "notebook", "--inplace", str(path)]
            done = subprocess.run(command, capture_output=True, text=True, timeout=120)
            self.assertEqual(done.returncode, 0, done.stderr)
            first, second = json.loads(path.read_text())["cells"]
            self.assertEqual([first["execution_count"], second["execution_count"]], [1, 2])
            stream, result = second["outputs"]
            self.assertEqual("".join(stream["text"]), "hi\n")
            self.assertEqual("".join(result["data"]["text/plain"]), "2")
            self.assertEqual(result["execution_count"], 2)

    def test_errors_are_structured(self):
        cells = notebook("const year = 1963;", "throw new RangeError(`no ${year}`);", "year")
        with self.assertRaises(CellExecutionError) as raised:
            NotebookClient(cells, kernel_name="dossier", timeout=60).execute()
        self.assertEqual((raised.exception.ename, raised.exception.evalue), ("RangeError", "no 1963"))
        error = cells.cells[1].outputs[-1]
        self.assertEqual((error.output_type, error.ename, error.evalue), ("error", "RangeError", "no 1963"))
        self.assertIn("no 1963", "\n".join(error.traceback))

    def test_allow_errors_goes_on(self):
        cells = notebook("let a = 1; throw new Error('late')", "a")
        NotebookClient(cells, kernel_name="dossier", timeout=60, allow_errors=True).execute()
        self.assertEqual(cells.cells[1].outputs[0].data["text/plain"], "1")

    def test_console(self):
        command = ["jupyter", "console", "--kernel", "dossier", "--simple-prompt"]
        typed = "const x = 20\nx * 2 + 2\nexit\n"
        done = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=120)
        self.assertIn("Dossier", done.stdout)
        self.assertIn("42", done.stdout)

    def test_server_offers_the_kernel_and_serves_its_files(self):
        with tempfile.TemporaryDirectory() as folder:
            command = ["jupyter", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--NotebookApp.token="]
            server = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
            try:
                url = next(found[0] for line in server.stderr if (found := re.findall(r"http://127[^ ]*?/", line)))
                specs = json.load(urlopen(f"{url}api/kernelspecs"))["kernelspecs"]
                self.assertEqual(specs["dossier"]["spec"]["interrupt_mode"], "message")
                self.assertEqual(set(specs["dossier"]["resources"]), {"logo-32x32", "logo-64x64", "logo-svg"})
                plotly = urlopen(f"{url}kernelspecs/dossier/plotly.min.js").read(200)
                self.assertIn(b"plotly.js", plotly)
            finally:
                server.terminate()
                server.communicate()


if __name__ == "__main__":
    unittest.main()
