# Finds what Punctual needs on this machine. Sourced with $root set.

oldest_java=25
oldest_node=20

say() { printf '%s\n' "$*" >&2; }

stop() {
  local code=$1
  shift
  say "$@"
  exit "$code"
}

# The major version of a JDK, from its release file: starting a JVM to ask takes longer.
java_version() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_jdk() {
  [[ -x $1/bin/javac ]] && (($(java_version "$1" || true) + 0 >= oldest_java))
}

java_on_path() {
  local java
  java=$(command -v java) && java=$(readlink -f "$java") && dirname "$(dirname "$java")"
}

# Prints the home of a JDK that is new enough.
find_jdk() {
  local home
  if [[ -n ${PUNCTUAL_JAVA_HOME:-} ]]; then
    is_jdk "$PUNCTUAL_JAVA_HOME" && printf '%s\n' "$PUNCTUAL_JAVA_HOME" && return
    stop 78 "PUNCTUAL_JAVA_HOME = \"$PUNCTUAL_JAVA_HOME\" is not the home of a JDK $oldest_java or later."
  fi
  for home in "${JAVA_HOME:-}" "$(java_on_path || true)" /usr/lib/jvm/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [[ -n $home ]] && is_jdk "$home" && printf '%s\n' "$home" && return
  done
  stop 78 "Punctual needs a JDK $oldest_java or later, and found none on this machine." \
    $'\n'"Get one from your system's packages (openjdk-$oldest_java-jdk, temurin-$oldest_java-jdk)," \
    $'\n'"or unpack one anywhere and set PUNCTUAL_JAVA_HOME to its directory."
}

# The web application is built with node.
need_node() {
  local version
  version=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || true
  ((${version:-0} >= oldest_node)) && return
  stop 78 "Building Punctual needs node $oldest_node or later" \
    "(found: ${version:+version }${version:-none}). Install your system's nodejs and npm packages."
}

# Maven by the wrapper; by the one on the path where the wrapper cannot fetch its own. $pom: another project than ours.
maven() {
  local mvn=$root/mvnw
  if ! "$mvn" --version >/dev/null 2>&1; then
    command -v mvn >/dev/null ||
      stop 78 "Maven could not be fetched by ./mvnw, and there is no mvn on the path."
    say "Maven could not be fetched by ./mvnw: using the mvn on the path."
    mvn=mvn
  fi
  # The options keep Java from warning about what Maven's own libraries do.
  JAVA_HOME=$java_home \
    MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
    "$mvn" -f "${pom:-$root/pom.xml}" "$@"
}
