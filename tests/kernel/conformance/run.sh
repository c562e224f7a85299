#!/usr/bin/env bash
# Jupyter's own clients and conformance suite against the built kernel, and Chromium against the renderer. Needs Debian's Jupyter; installs it as root.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
# Debian's own: another python3 may come first on PATH.
python=${PYTHON:-/usr/bin/python3}

if ! "$python" -c "import jupyter_kernel_test, nbclient, nbconvert, jupyter_console" 2>/dev/null ||
  ! command -v chromium jupyter-notebook >/dev/null; then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends jupyter-notebook jupyter-nbconvert jupyter-client \
    jupyter-console python3-jupyter-kernel-test python3-nbclient python3-ipykernel chromium >/dev/null
fi

# Folders of its own: a kernel that the user installed is neither used nor touched. The space is part of the test.
folder=$(mktemp -d "${TMPDIR:-/tmp}/dossier jupyter XXXXXX")
trap 'rm -rf "$folder"' EXIT
export JUPYTER_DATA_DIR="$folder/jupyter" XDG_DATA_HOME="$folder/data" JUPYTER_CONFIG_DIR="$folder/config"

node "$root/dist/cli/main.js" kernel install
jupyter kernelspec list
cd "$here"
"$python" -m unittest -v test_kernel test_clients
node "$root/dist/cli/main.js" kernel remove
cd "$root"
DOSSIER_TEST_TSLAB=1 DOSSIER_TEST_JUPYTER=1 npx vitest run tests/kernel/stock-tslab.test.ts tests/kernel/jupyter-page.test.ts
# The pictures against a browser's own, and what only a browser can draw.
CHROMIUM=$(command -v chromium) npx vitest run tests/render/chromium.test.ts tests/charts/chromium.test.ts tests/render/browser-drawing.test.ts
