# Sourced by the programs of this directory: finds Java and builds what is to run when there is none or an old one.
# For bash 3.2 and the tools of macOS too: no readlink -f, no option that only the GNU tools have.
# Expects: root (the repository).

lock=$root/target/build.lock

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Sets java, and jdk to what tells it from others. A JDK says its version in the file release; one that has none, and what only stands for
# a JDK, is started to ask it, which takes 50 ms.
find_java() {
    local home link line major='' asked='version "([0-9]+)' written='^JAVA_VERSION="([0-9]+)'
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
        java=$JAVA_HOME/bin/java
    else
        unset JAVA_HOME
        java=$(command -v java) || die "no Java found: install a JDK, 17 or newer, or set JAVA_HOME"
    fi
    home=$java
    while [ -L "$home" ]; do
        link=$(readlink "$home")
        case $link in
            /*) home=$link ;;
            *) home=${home%/*}/$link ;;
        esac
    done
    home=${home%/bin/java}
    jdk=
    if [ -f "$home/release" ]; then
        while IFS= read -r line || [ -n "$line" ]; do
            jdk+=$line
            [[ ! $line =~ $written ]] || major=${BASH_REMATCH[1]}
        done <"$home/release"
    fi
    if [ -z "$major" ]; then
        jdk=$("$java" -version 2>&1) || true
        [[ $jdk =~ $asked ]] || die "$java does not run: install a JDK, 17 or newer, or set JAVA_HOME"
        major=${BASH_REMATCH[1]}
    fi
    [ "$major" -ge 17 ] || die "$java is too old: Java 17 or newer is needed"
}

# choose MODULE: sets what is built of it. The test kit is 200 MB with its MariaDB and Redis, so it and what stands on it run from
# where Maven keeps them.
choose() {
    module=$1
    goals=(resources:resources@default-resources compiler:compile@default-compile)
    case $module in
        chat-testkit | chat-bench)
            product=$root/$module/target/$module.classpath
            parts=("$module")
            [ "$module" = chat-testkit ] || parts=(chat-common chat-testkit chat-server "$module")
            goals+=(jar:jar@default-jar dependency:build-classpath "-Dmdep.outputFile=$product")
            ;;
        *)
            product=$root/$module/target/$module.jar
            parts=(chat-common "$module")
            goals+=(jar:jar@default-jar shade:shade@runnable-jar)
            ;;
    esac
}

# Tests do not go into the product; a directory is newer when a file in it was removed.
outdated() {
    local part path paths=()
    [ -f "$product" ] || return 0
    for part in "${parts[@]}"; do
        for path in pom.xml "$part/pom.xml" "$part/src/main" sql; do
            [ ! -e "$root/$path" ] || paths+=("$root/$path")
        done
    done
    [ "${#paths[@]}" -ne 0 ] || return 1
    [ -n "$(find "${paths[@]}" -newer "$product" -print)" ]
}

# The lock is a symbolic link to nowhere whose target is the number of the process: made in one step, with its owner in it.
take_lock() {
    local owner waited=0
    mkdir -p "$root/target" || die "cannot write to $root"
    until ln -s "$$" "$lock" 2>/dev/null; do
        [ -w "$root/target" ] || die "cannot write to $root/target"
        owner=$(readlink "$lock") || owner=
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            break_lock "$owner"
            continue
        fi
        [ "$waited" -ne 0 ] || printf 'waiting for another build ...\n' >&2
        [ "$waited" -lt 900 ] || die "still waiting after 15 minutes; if nothing is being built: rm -rf '$lock'*"
        sleep 1
        waited=$((waited + 1))
    done
}

# Of many that see a dead owner one looks again and removes the lock, so that nobody removes a new one.
break_lock() {
    if ! mkdir "$lock.break" 2>/dev/null; then
        sleep 1
        return
    fi
    if [ "$(readlink "$lock")" = "$1" ]; then
        rm -f "$lock"
    fi
    rmdir "$lock.break"
}

# Runs only the steps that are needed, without the gates. Programs are built without the libraries of the tests (200 MB).
build() {
    local reason='first use' projects
    case $("$java" --list-modules) in
        *jdk.compiler@*) ;;
        *) die "$java is a runtime only: building $module needs a JDK, 17 or newer" ;;
    esac
    take_lock
    trap 'rm -f "$lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' HUP TERM
    if outdated; then
        [ ! -f "$product" ] || reason='sources changed'
        printf 'building %s (%s) ...\n' "$module" "$reason" >&2
        touch "$root/target/build.started"
        # A node that runs keeps the old file; writing into it would break that node.
        rm -f "$product"
        projects=$(IFS=,; printf '%s' "${parts[*]}")
        (
            cd "$root"
            ./mvnw -q -Dquick -pl "$projects" "${goals[@]}"
        ) </dev/null >&2 || die "building $module failed"
        # What was saved during the build counts as newer.
        touch -r "$root/target/build.started" "$product"
    fi
    rm -f "$lock"
    trap - EXIT INT HUP TERM
}

# current MODULE: makes it what its sources say.
current() {
    choose "$1"
    if outdated; then
        build
    fi
}

# share CLASS: has Java take the classes of the product from an archive, which halves the time to the prompt. The first start makes it
# in the background, for this jar and this JDK, by a run of CLASS, which does what a start does. Java passes over an archive that
# does not fit. An empty one could not be made and is not tried again before the jar is a new one.
share() {
    local sum cache=${XDG_CACHE_HOME:-}
    case $cache in
        /*) ;;
        *) cache=${HOME:-/nonexistent}/.cache ;;
    esac
    sum=$(printf '%s\n' "$product" "$java" "$jdk" | cksum)
    archive=$cache/chatcluster/$module-${sum%% *}.jsa
    if [ ! -e "$archive" ] || [ "$product" -nt "$archive" ]; then
        make_archive "$1"
    elif [ -s "$archive" ]; then
        flags+=("-XX:SharedArchiveFile=$archive")
    fi
}

# One maker at a time; it is nobody's child, so that it outlives this start, and what it has made takes its place in one step.
make_archive() {
    (umask 077 && mkdir -p "${archive%/*}") 2>/dev/null || return 0
    ( (fill_archive "$1") & ) </dev/null >/dev/null 2>&1
}

# The time of an archive is that of its beginning, so that a jar that was built meanwhile is newer. The lock is as that of builds.
fill_archive() {
    local owner new self
    trap '' HUP INT
    self=$(exec sh -c 'printf %s "$PPID"')
    new=$archive.$self
    if ! ln -s "$self" "$archive.lock"; then
        owner=$(readlink "$archive.lock") || owner=
        [ -z "$owner" ] || kill -0 "$owner" || rm -f "$archive.lock" "$archive.$owner"*
        return
    fi
    cd /
    touch "$new.started"
    nice "$java" -Xshare:auto "-XX:DumpLoadedClassList=$new.classes" -cp "$product" "$1" &&
        nice "$java" -Xshare:dump "-XX:SharedClassListFile=$new.classes" "-XX:SharedArchiveFile=$new" -cp "$product" ||
        : >"$new"
    touch -r "$new.started" "$new"
    mv -f "$new" "$archive"
    rm -f "$new".* "$archive.lock"
}

# launch MODULE FLAGS-OF-JAVA -- ARGUMENTS: becomes the program. CHAT_JAVA_OPTS come last and win.
launch() {
    local program=$1 flags=()
    shift
    while [ "$1" != -- ]; do
        flags+=("$1")
        shift
    done
    shift
    find_java
    current "$program"
    [ -z "${rehearsal:-}" ] || share "$rehearsal"
    set -f
    # shellcheck disable=SC2086  # several flags in one variable
    exec "$java" "${flags[@]}" ${CHAT_JAVA_OPTS:-} -jar "$product" "$@"
}

# on_node MODULE CLASS FLAGS-OF-JAVA: sets command to what runs a program of MODULE that starts packaged nodes.
on_node() {
    local program=$1 class=$2
    shift 2
    find_java
    current chat-server
    current "$program"
    set -f
    # shellcheck disable=SC2206  # several flags in one variable
    command=("$java" "$@" -Dslf4j.internal.verbosity=ERROR -Dchat.home="$root"
        ${CHAT_JAVA_OPTS:-} -cp "$root/$program/target/quick/classes:$(cat "$product")" "$class")
    set +f
}

# testkit CLASS: sets command to what runs a program of the test kit on the packaged node.
testkit() {
    on_node chat-testkit "$1" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
}
