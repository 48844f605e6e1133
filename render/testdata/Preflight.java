// Prints what PDFBox Preflight, a validator of PDF/A-1b, finds in a file: a line
// for each kind of fault, with how often it occurs.

import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public class Preflight {
    public static void main(String[] args) throws Exception {
        PreflightParser parser = new PreflightParser(args[0]);
        ValidationResult result;
        try {
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                result = document.getResult();
            }
        } catch (SyntaxValidationException e) {
            result = e.getResult();
        }
        Map<String, Integer> faults = new TreeMap<>();
        for (ValidationResult.ValidationError e : result.getErrorsList()) {
            faults.merge(e.getErrorCode() + " " + e.getDetails(), 1, Integer::sum);
        }
        faults.forEach((what, times) -> System.out.println(times + " " + what));
        System.out.println("checked");
    }
}
