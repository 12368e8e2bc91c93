# Shared by the launchers: install what is missing, build what changed. Source it; it sets $root.
# Everything said here goes to standard error: standard output belongs to the program.

set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
libraries=/usr/lib/$(uname -m)-linux-gnu

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# --- packages of the distribution ---------------------------------------------------------------------------------

as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else say "neither root nor sudo: please run as root: $*"; return 1
    fi
}

apt_updated=
apt_install() { # PACKAGE… (or -t RELEASE PACKAGE…)
    command -v apt-get >/dev/null || { say "no apt-get here: please install by hand: $*"; return 1; }
    if [[ -z $apt_updated ]]; then
        as_root apt-get update -qq >&2 || return 1
        apt_updated=yes
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# Debian 13 and Ubuntu 24.04 renamed the package when time became 64 bits wide.
need_gtk() {
    has_library libgtk-3.so.0 && return
    say "installing GTK 3, which OpenCV's library links to"
    apt_install libgtk-3-0 || apt_install libgtk-3-0t64 || say "OpenCV will not load without libgtk-3-0"
}

need_emoji_font() {
    [[ -e /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf ]] && return
    say "installing the emoji font that rendered decks are drawn from"
    apt_install fonts-noto-color-emoji || say "no emoji font: nothing can be rendered without fonts-noto-color-emoji"
}

# Window and sound, drawing without a screen, and the voice; without them photos are still read.
want_live() {
    local missing=()
    has_library libSDL2-2.0.so.0 || missing+=(libsdl2-2.0-0)
    has_library libEGL.so.1 || missing+=(libegl1)
    [[ -e $libraries/dri || -e $libraries/libgallium.so ]] || missing+=(libgl1-mesa-dri)
    command -v espeak-ng >/dev/null || missing+=(espeak-ng)
    [[ ${#missing[@]} -eq 0 ]] && return
    say "installing what live play needs: ${missing[*]}"
    apt_install "${missing[@]}" || say "going on without; tools/dobble doctor tells what does not work"
}

# Network streams, and picture and sound in one file.
want_ffmpeg() {
    command -v ffmpeg >/dev/null && return
    say "installing ffmpeg"
    apt_install ffmpeg || say "going on without ffmpeg"
}

# A screen in memory and a hand on its keyboard, for the tests.
want_virtual_screen() {
    local missing=()
    command -v Xvfb >/dev/null || missing+=(xvfb)
    command -v xdotool >/dev/null || missing+=(xdotool)
    [[ ${#missing[@]} -eq 0 ]] && return
    say "installing a screen for the tests: ${missing[*]}"
    apt_install "${missing[@]}" || say "going on without; tests of the window will fail"
}

# A server of the S3 protocol, for the tests of stores.
want_s3_server() {
    local folder=$root/artifacts/s3rver
    [[ -e $folder/node_modules/.bin/s3rver ]] && return
    if ! command -v npm >/dev/null; then
        say "installing node and npm, which the tests' S3 server needs"
        apt_install nodejs npm || true
    fi
    say "installing an S3 server for the tests"
    npm install --silent --no-audit --no-fund --prefix "$folder" s3rver@3.7.1 >&2 || say "going on without; tests of S3 stores are skipped"
}

# A cluster of one node, for the tests of sweeps.
want_slurm() {
    command -v slurmctld >/dev/null && command -v munged >/dev/null && return
    say "installing a cluster's batch system for the tests"
    apt_install slurm-wlm munge || say "going on without; the test of sweeps on a cluster is skipped"
}

# TorchSharp's native part asks for GLIBCXX_3.4.32. Debian 12 is older, so there the library comes from Debian 13, pinned
# so low that nothing else does.
need_recent_libstdcxx() {
    grep -qs GLIBCXX_3.4.32 "$libraries/libstdc++.so.6" && return
    say "installing a libstdc++6 that is new enough for TorchSharp"
    { add_trixie && apt_install -t trixie libstdc++6; } || say "TorchSharp will not load without libstdc++6 from Debian 13"
}

add_trixie() {
    grep -qsr trixie /etc/apt/sources.list /etc/apt/sources.list.d && return
    grep -qs '^ID=debian' /etc/os-release || return
    printf 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n' | as_root tee /etc/apt/preferences.d/dobble-trixie >/dev/null &&
        echo 'deb http://deb.debian.org/debian trixie main' | as_root tee /etc/apt/sources.list.d/dobble-trixie.list >/dev/null
}

# Photographs to put rendered cards on. Training works without them, on procedural backgrounds alone.
want_wallpapers() {
    [[ -d /usr/share/wallpapers ]] && return
    say "installing wallpapers as backgrounds to train on"
    apt_install plasma-workspace-wallpapers || say "going on without wallpapers"
}

# grep reads to the end on purpose: with -q the program before it may die of a broken pipe, which pipefail takes for a no.
has_library() { [[ -e $libraries/$1 ]] || /sbin/ldconfig -p | grep -F "$1" >/dev/null; }

# --- the SDK and the build ----------------------------------------------------------------------------------------

find_dotnet() {
    local candidate
    for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" ~/.dotnet/dotnet /usr/{share,lib}/dotnet/dotnet; do
        [[ -x $candidate ]] && { dotnet=$candidate; return; }
    done
    die "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0 (docs/install.md has the commands)"
}

require_sdk() {
    "$dotnet" --list-sdks | grep '^10\.' >/dev/null && return
    die "the .NET 10 SDK is missing ($dotnet has none): https://dotnet.microsoft.com/download/dotnet/10.0"
}

# Names, times and sizes of everything the folders hold, and of what steers the build: changes whenever a build may differ.
fingerprint() { # FOLDER…
    cd "$root"
    {
        find "$@" ./*.props global.json tools/BannedSymbols.txt -type f -printf '%p %T@ %s\n' | sort
        echo "${OnnxRuntimePackage:-}"
    } | cksum
}

build() { # PROJECT FOLDER…
    local project=$1 stamp log now
    shift
    stamp=$root/artifacts/launch/$(basename "$project").stamp
    now=$(fingerprint "$@")
    [[ -e $stamp && $(<"$stamp") == "$now" ]] && return
    require_sdk
    mkdir -p "$root/artifacts/launch"
    log=$root/artifacts/launch/$(basename "$project").log
    (
        flock 9
        [[ -e $stamp && $(<"$stamp") == "$now" ]] && exit # somebody else built it while this one waited
        say "building $(basename "$project")"
        if ! "$dotnet" build "$root/$project" -c Release -v q -nologo >"$log" 2>&1; then
            { grep -E "error|warning" "$log" | sort -u | head -20 >&2; } || true
            die "the build failed, see $log"
        fi
        printf '%s\n' "$now" >"$stamp"
    ) 9>"$root/artifacts/launch/lock"
}

# Replaces this shell by a built program.
run() { # PROJECT ASSEMBLY ARGUMENT…
    local assembly=$root/artifacts/bin/$1/release/$2.dll
    [[ -e $assembly ]] || die "$assembly is gone: remove artifacts/launch and start again"
    shift 2
    exec "$dotnet" "$assembly" "$@"
}
