import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Verifies an export of the audit log (`GET /api/audit/export`) with nothing but the export and a JDK 17 or later:
///
///     java AuditVerifier.java export.jsonl [--key KEY]… [--checkpoints FILE]
///
/// KEY is a key that you trust, in the form name+id+key; without one, those in the export are believed, which
/// shows that the export is whole and not who signed it. FILE holds checkpoints that you kept: the log must
/// go on from them.
///
/// It deliberately shares no code with the service: what both agree on is RFC 6962, RFC 8785 and
/// c2sp.org/signed-note. Exit codes: 0 verified, 1 something is wrong, 2 the export cannot be read.
public final class AuditVerifier {
    private static final String FORMAT = "cloudfreedom-audit-export-1";

    public static void main(String[] arguments) {
        PrintStream console = System.out;
        try {
            Options options = Options.of(arguments);
            Log log = new Log(options.keys, options.kept);
            try (BufferedReader lines = Files.newBufferedReader(options.export)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.line(Json.read(line));
                }
            }
            log.end();
            log.wrong.forEach(console::println);
            console.println(log.summary());
            System.exit(log.wrong.isEmpty() ? 0 : 1);
        } catch (IOException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            console.println("cannot verify: " + e.getMessage());
            System.exit(2);
        }
    }

    private AuditVerifier() {}

    /// What the caller asks for.
    private static final class Options {
        private final List<Key> keys = new ArrayList<>();
        private List<Note> kept = List.of();
        private Path export;

        static Options of(String[] arguments) throws IOException {
            Options options = new Options();
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i].equals("--key") && i + 1 < arguments.length) {
                    options.keys.add(Key.parse(arguments[++i]));
                } else if (arguments[i].equals("--checkpoints") && i + 1 < arguments.length) {
                    options.kept = Note.all(Files.readString(Path.of(arguments[++i])));
                } else {
                    options.export = Path.of(arguments[i]);
                }
            }
            if (options.export == null) {
                throw new IllegalArgumentException("name the export");
            }
            return options;
        }
    }

    /// The export as it is read, line by line.
    private static final class Log {
        private final List<Key> keys;
        private final boolean keysGiven;
        private final Map<Long, List<Note>> notes = new TreeMap<>();
        private final List<String> wrong = new ArrayList<>();
        private final Deque<byte[]> edge = new ArrayDeque<>();
        private final List<Long> kept;
        private boolean headed;
        private boolean whole;
        private long size;
        private long read;
        private long checkpoints;
        private Note last;
        private byte[] previous = new byte[32];

        Log(List<Key> keys, List<Note> kept) {
            this.keys = new ArrayList<>(keys);
            this.keysGiven = !keys.isEmpty();
            this.kept = new ArrayList<>(kept.stream().map(note -> note.size).toList());
            kept.forEach(this::expect);
        }

        void line(Map<String, Object> line) {
            if (!headed) {
                head(line);
            } else if (line.containsKey("checkpoint")) {
                checkpoint(line);
            } else {
                entry(line);
            }
        }

        private void head(Map<String, Object> head) {
            if (!FORMAT.equals(head.get("format"))) {
                throw new IllegalArgumentException("not an audit export");
            }
            headed = true;
            whole = !head.containsKey("tenant_id");
            size = (Long) head.get("tree_size");
            if (!keysGiven) {
                texts(head.get("keys")).forEach(key -> keys.add(Key.parse(key)));
            }
        }

        private void expect(Note note) {
            notes.computeIfAbsent(note.size, any -> new ArrayList<>()).add(note);
        }

        private void checkpoint(Map<String, Object> line) {
            Note note = Note.parse((String) line.get("checkpoint"));
            checkpoints++;
            if (keys.stream().noneMatch(note::isSignedBy)) {
                wrong.add("checkpoint " + note.size + ": no trusted key signed it");
            }
            if (!whole && last != null && !continues(note, line.get("consistency"))) {
                wrong.add("checkpoint " + note.size + ": the log of checkpoint " + last.size + " is not its beginning");
            }
            if (!whole && notes.containsKey(note.size)) {
                compare(note.size, note.root);
            }
            kept.remove(note.size);
            expect(note);
            last = note;
        }

        private boolean continues(Note note, Object proof) {
            return proof != null
                    && Tree.isConsistent(last.size, last.root, note.size, note.root, hashes(proof));
        }

        private void entry(Map<String, Object> line) {
            Map<String, Object> entry = object(line.get("entry"));
            long seq = (Long) entry.get("seq");
            byte[] leaf = Tree.leaf(Json.write(entry));
            if (!Arrays.equals(leaf, hash((String) line.get("leaf_hash")))) {
                wrong.add("entry " + seq + ": it is not what its leaf is the hash of");
            }
            if (whole) {
                inTurn(seq, entry, leaf);
            } else if (last == null || !Tree.isIncluded(seq, size, leaf, hashes(line.get("proof")), last.root)) {
                wrong.add("entry " + seq + ": its proof does not lead to the root");
            }
            read++;
        }

        private void inTurn(long seq, Map<String, Object> entry, byte[] leaf) {
            if (seq != read) {
                wrong.add("entry " + seq + ": entry " + read + " should be here");
            }
            if (!Arrays.equals(previous, hash((String) entry.get("prev_hash")))) {
                wrong.add("entry " + seq + ": it does not follow the entry before it");
            }
            previous = leaf;
            Tree.add(edge, read, leaf);
            if (notes.containsKey(read + 1)) {
                compare(read + 1, Tree.root(edge));
            }
        }

        private void compare(long at, byte[] root) {
            for (Note note : notes.get(at)) {
                if (!Arrays.equals(note.root, root)) {
                    wrong.add("checkpoint " + at + ": it signed another log");
                }
            }
        }

        void end() {
            if (!headed) {
                throw new IllegalArgumentException("the export is empty");
            }
            if (last == null || last.size != size) {
                wrong.add("the checkpoint of size " + size + " is missing");
            }
            if (whole && read != size) {
                wrong.add("the log has " + size + " entries, the export " + read);
            }
            kept.forEach(at -> wrong.add("checkpoint " + at + ": the export lacks it"));
            long longest = notes.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            if (longest > size) {
                wrong.add("checkpoint " + longest + ": the log was longer than " + size + " entries");
            }
        }

        String summary() {
            return (wrong.isEmpty() ? "verified" : "WRONG") + ": " + read + " entries of " + size + ", " + checkpoints
                    + " checkpoints"
                    + (keysGiven ? "" : "; the key is the export's own: " + keys);
        }
    }

    /// Hashes of RFC 6962.
    private static final class Tree {
        static byte[] leaf(String content) {
            return sha256(new byte[] {0}, content.getBytes(StandardCharsets.UTF_8));
        }

        private static byte[] node(byte[] left, byte[] right) {
            return sha256(new byte[] {1}, left, right);
        }

        /// Adds a leaf to the complete subtrees at the edge of a tree of `size`.
        static void add(Deque<byte[]> edge, long size, byte[] leaf) {
            byte[] hash = leaf;
            for (long index = size; (index & 1) == 1; index >>= 1) {
                hash = node(edge.removeLast(), hash);
            }
            edge.addLast(hash);
        }

        static byte[] root(Deque<byte[]> edge) {
            Iterator<byte[]> fromTheRight = edge.descendingIterator();
            byte[] root = fromTheRight.next();
            while (fromTheRight.hasNext()) {
                root = node(fromTheRight.next(), root);
            }
            return root;
        }

        static boolean isIncluded(long seq, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
            byte[] hash = leaf;
            long index = seq;
            long end = size - 1;
            for (byte[] sibling : proof) {
                if (end == 0) {
                    return false;
                }
                if ((index & 1) == 1 || index == end) {
                    hash = node(sibling, hash);
                    while (index != 0 && (index & 1) == 0) {
                        index >>= 1;
                        end >>= 1;
                    }
                } else {
                    hash = node(hash, sibling);
                }
                index >>= 1;
                end >>= 1;
            }
            return seq < size && end == 0 && Arrays.equals(hash, root);
        }

        static boolean isConsistent(long older, byte[] olderRoot, long newer, byte[] newerRoot, List<byte[]> proof) {
            if (older < 1 || older >= newer || proof.isEmpty()) {
                return older == newer && proof.isEmpty() && Arrays.equals(olderRoot, newerRoot);
            }
            long index = older - 1;
            long end = newer - 1;
            while ((index & 1) == 1) {
                index >>= 1;
                end >>= 1;
            }
            Iterator<byte[]> rest = proof.iterator();
            byte[] toOlder = Long.bitCount(older) == 1 ? olderRoot : rest.next();
            byte[] toNewer = toOlder;
            while (rest.hasNext()) {
                byte[] sibling = rest.next();
                if (end == 0) {
                    return false;
                }
                if ((index & 1) == 1 || index == end) {
                    toOlder = node(sibling, toOlder);
                    toNewer = node(sibling, toNewer);
                    while (index != 0 && (index & 1) == 0) {
                        index >>= 1;
                        end >>= 1;
                    }
                } else {
                    toNewer = node(toNewer, sibling);
                }
                index >>= 1;
                end >>= 1;
            }
            return end == 0 && Arrays.equals(toOlder, olderRoot) && Arrays.equals(toNewer, newerRoot);
        }
    }

    /// A checkpoint's note (c2sp.org/tlog-checkpoint).
    private static final class Note {
        private static final String SIGNATURE = "\u2014 ";

        private final String text;
        private final List<String> signatures;
        private final long size;
        private final byte[] root;

        private Note(String text, List<String> signatures) {
            List<String> lines = text.lines().toList();
            if (lines.size() < 3) {
                throw new IllegalArgumentException("not a checkpoint");
            }
            this.text = text;
            this.signatures = signatures;
            this.size = Long.parseLong(lines.get(1));
            this.root = Base64.getDecoder().decode(lines.get(2));
        }

        static Note parse(String note) {
            int end = note.indexOf("\n\n");
            if (end < 0) {
                throw new IllegalArgumentException("not a signed note");
            }
            return new Note(
                    note.substring(0, end + 1), note.substring(end + 2).lines().toList());
        }

        /// The notes of a file of checkpoints.
        static List<Note> all(String file) {
            String[] blocks = file.strip().split("\n{2,}");
            List<Note> notes = new ArrayList<>();
            for (int i = 0; i + 1 < blocks.length; i++) {
                if (!blocks[i].startsWith(SIGNATURE) && blocks[i + 1].startsWith(SIGNATURE)) {
                    notes.add(parse(blocks[i] + "\n\n" + blocks[i + 1] + "\n"));
                }
            }
            return notes;
        }

        boolean isSignedBy(Key key) {
            String prefix = SIGNATURE + key.name + " ";
            return signatures.stream()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> Base64.getDecoder().decode(line.substring(prefix.length())))
                    .anyMatch(signature -> signature.length == 68
                            && Arrays.equals(Arrays.copyOf(signature, 4), key.id())
                            && key.verifies(text, Arrays.copyOfRange(signature, 4, 68)));
        }
    }

    /// An Ed25519 key with its name (c2sp.org/signed-note).
    private static final class Key {
        private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

        private final String name;
        private final byte[] typed;

        private Key(String name, byte[] typed) {
            this.name = name;
            this.typed = typed;
        }

        static Key parse(String text) {
            String[] parts = text.strip().split("\\+", 3);
            Key key = new Key(parts[0], Base64.getDecoder().decode(parts[2]));
            if (key.typed.length != 33 || !HexFormat.of().formatHex(key.id()).equals(parts[1])) {
                throw new IllegalArgumentException("not a key: " + text);
            }
            return key;
        }

        byte[] id() {
            return Arrays.copyOf(sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typed), 4);
        }

        boolean verifies(String text, byte[] signature) {
            try {
                byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + 32);
                System.arraycopy(typed, 1, encoded, X509_PREFIX.length, 32);
                Signature ed25519 = Signature.getInstance("Ed25519");
                ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
                ed25519.update(text.getBytes(StandardCharsets.UTF_8));
                return ed25519.verify(signature);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64.getEncoder().encodeToString(typed);
        }
    }

    /// Reads JSON, and writes it canonically (RFC 8785) for what the log holds: whole numbers, no fractions.
    private static final class Json {
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        static Map<String, Object> read(String text) {
            Json json = new Json(text);
            Map<String, Object> value = object(json.value());
            json.space();
            if (json.at != text.length()) {
                throw json.malformed();
            }
            return value;
        }

        static String write(Object value) {
            StringBuilder out = new StringBuilder();
            write(out, value);
            return out.toString();
        }

        private static void write(StringBuilder out, Object value) {
            if (value instanceof Map<?, ?> members) {
                out.append('{');
                members.forEach((name, member) -> {
                    write(out.append(out.charAt(out.length() - 1) == '{' ? "" : ","), name);
                    write(out.append(':'), member);
                });
                out.append('}');
            } else if (value instanceof List<?> elements) {
                out.append('[');
                for (Object element : elements) {
                    write(out.append(out.charAt(out.length() - 1) == '[' ? "" : ","), element);
                }
                out.append(']');
            } else if (value instanceof String string) {
                write(out, string);
            } else {
                out.append(value);
            }
        }

        private static void write(StringBuilder out, String string) {
            out.append('"');
            for (char c : string.toCharArray()) {
                int known = "\"\\\b\t\n\f\r".indexOf(c);
                if (known >= 0) {
                    out.append('\\').append("\"\\btnfr".charAt(known));
                } else if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
            out.append('"');
        }

        private Object value() {
            space();
            switch (peek()) {
                case '{':
                    return members();
                case '[':
                    return elements();
                case '"':
                    return string();
                default:
                    return word();
            }
        }

        /// Sorted by UTF-16 code units, as they are written canonically.
        private Map<String, Object> members() {
            Map<String, Object> members = new TreeMap<>();
            at++;
            for (space(); peek() != '}'; space()) {
                if (!members.isEmpty()) {
                    take(',');
                    space();
                }
                String name = string();
                space();
                take(':');
                if (members.put(name, value()) != null) {
                    throw malformed();
                }
            }
            at++;
            return members;
        }

        private List<Object> elements() {
            List<Object> elements = new ArrayList<>();
            at++;
            for (space(); peek() != ']'; space()) {
                if (!elements.isEmpty()) {
                    take(',');
                }
                elements.add(value());
            }
            at++;
            return elements;
        }

        private String string() {
            take('"');
            StringBuilder string = new StringBuilder();
            while (peek() != '"') {
                char c = text.charAt(at++);
                string.append(c == '\\' ? escaped() : c);
            }
            at++;
            return string.toString();
        }

        private char escaped() {
            char c = peek();
            at++;
            if (c == 'u') {
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            int known = "\"\\/btnfr".indexOf(c);
            if (known < 0) {
                throw malformed();
            }
            return "\"\\/\b\t\n\f\r".charAt(known);
        }

        private Object word() {
            int start = at;
            while (at < text.length() && ",]} \t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            switch (word) {
                case "true":
                    return true;
                case "false":
                    return false;
                default:
                    return Long.valueOf(word);
            }
        }

        private void space() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private char peek() {
            if (at >= text.length()) {
                throw malformed();
            }
            return text.charAt(at);
        }

        private void take(char expected) {
            if (peek() != expected) {
                throw malformed();
            }
            at++;
        }

        private IllegalArgumentException malformed() {
            return new IllegalArgumentException("malformed JSON at character " + at);
        }
    }

    @SuppressWarnings("unchecked") // A JSON object reads as nothing else.
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<String> texts(Object value) {
        return ((List<?>) value).stream().map(String.class::cast).toList();
    }

    private static List<byte[]> hashes(Object value) {
        return texts(value).stream().map(AuditVerifier::hash).toList();
    }

    private static byte[] hash(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
