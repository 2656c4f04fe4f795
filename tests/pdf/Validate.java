// Asks veraPDF's library about many files in one run: a line of standards and a file in, a line for each broken rule out.
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Each line of input: the name of a standard, a tab, a file. */
    public static void main(String[] none) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] parts = line.split("\t");
            check(PDFAFlavour.valueOf(parts[0]), parts[1]);
        }
    }

    private static void check(PDFAFlavour flavour, String file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            for (String fault : faults(result)) {
                tell("FAULT", flavour, file, fault);
            }
            tell(result.isCompliant() ? "PASSED" : "FAILED", flavour, file, "");
        }
    }

    private static Set<String> faults(ValidationResult result) {
        Set<String> faults = new TreeSet<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                faults.add(assertion.getRuleId().getClause() + " " + assertion.getMessage());
            }
        }
        return faults;
    }

    private static void tell(String verdict, PDFAFlavour flavour, String file, String words) {
        OUT.println(String.join("\t", verdict, flavour.name(), file, words.replaceAll("\\s+", " ")));
    }
}
