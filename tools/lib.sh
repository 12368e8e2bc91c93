# Shared by the launchers: install what is missing, build what changed. Source it; it sets $root.
# Everything said here goes to standard error: standard output belongs to the program.

set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

source "$root/tools/packages.sh"

# Nothing that is started here tells anybody anything, or needs ICU, which a small system does not have.
export ORT_DISABLE_TELEMETRY=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1
export DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=0 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

# A server of the S3 protocol, for the tests of stores.
install_s3_server() {
    local folder=$root/artifacts/s3rver
    [[ -e $folder/node_modules/.bin/s3rver ]] && return
    command -v npm >/dev/null || { say "npm is missing: tests of S3 stores are skipped"; return; }
    say "installing an S3 server for the tests"
    npm install --silent --no-audit --no-fund --prefix "$folder" s3rver@3.7.1 >&2 || say "going on without; tests of S3 stores are skipped"
}

# --- the SDK and the build ----------------------------------------------------------------------------------------

find_dotnet() {
    local candidate
    for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" ~/.dotnet/dotnet /usr/{share,lib}/dotnet/dotnet; do
        [[ -x $candidate ]] || continue
        dotnet=$candidate PATH=$(dirname "$candidate"):$PATH
        return
    done
    die "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0 (docs/install.md has the commands)"
}

require_sdk() {
    "$dotnet" --list-sdks | grep '^10\.' >/dev/null && return
    die "the .NET 10 SDK is missing ($dotnet has none): https://dotnet.microsoft.com/download/dotnet/10.0"
}

# A machine with an NVIDIA driver gets ONNX Runtime with CUDA and TensorRT; OnnxRuntimePackage in the environment overrules that.
choose_onnxruntime() {
    [[ -z ${OnnxRuntimePackage:-} && $(uname -m) == x86_64 ]] || return 0
    [[ -e /proc/driver/nvidia/version || -e /dev/nvidiactl ]] ||
        /sbin/ldconfig -p | grep -F libcuda.so.1 >/dev/null || return 0
    export OnnxRuntimePackage=Microsoft.ML.OnnxRuntime.Gpu.Linux
}

# Names, times and sizes of everything the folders hold, and of what steers the build: changes whenever a build may differ.
fingerprint() { # FOLDER…
    cd "$root"
    {
        find "$@" ./*.props ./*.targets global.json tools/build tools/BannedSymbols.txt -type f -printf '%p %T@ %s\n' | sort
        echo "${OnnxRuntimePackage:-} ${OnnxRuntimeVersion:-} ${TorchPackage:-} ${TorchVersion:-}"
    } | cksum
}

build() { # PROJECT FOLDER…
    local project=$1 stamp log now
    shift
    choose_onnxruntime
    stamp=$root/artifacts/launch/$(basename "$project").stamp
    now=$(fingerprint "$@")
    [[ -e $stamp && $(<"$stamp") == "$now" ]] && return
    require_sdk
    mkdir -p "$root/artifacts/launch" 2>/dev/null && [[ -w $root/artifacts/launch ]] ||
        die "$project is not built, and $root cannot be written: start this once as the folder's owner"
    log=$root/artifacts/launch/$(basename "$project").log
    (
        flock 9
        [[ -e $stamp && $(<"$stamp") == "$now" ]] && exit # somebody else built it while this one waited
        take_writable_home
        say "building $(basename "$project")"
        # What the build leaves running, the compiler's server for one, must not keep the lock.
        if ! "$dotnet" build "$root/$project" -c Release -v q -nologo -nodeReuse:false >"$log" 2>&1 9>&-; then
            { grep -E "error|warning" "$log" | sort -u | head -20 >&2; } || true
            die "the build failed, see $log"
        fi
        printf '%s\n' "$now" >"$stamp"
    ) 9>"$root/artifacts/launch/lock"
}

# The SDK and NuGet write below the home folder.
take_writable_home() {
    [[ -w ${HOME:-/nowhere} ]] && return
    say "the home folder ${HOME:-} cannot be written: the build's packages go to $root/artifacts/home"
    export HOME=$root/artifacts/home DOTNET_CLI_HOME=$root/artifacts/home
    mkdir -p "$HOME"
}

# Replaces this shell by a built program.
run() { # PROJECT ASSEMBLY ARGUMENT…
    local assembly=$root/artifacts/bin/$1/release/$2.dll
    [[ -e $assembly ]] || die "$assembly is gone: remove artifacts/launch and start again"
    shift 2
    exec "$dotnet" "$assembly" "$@"
}
