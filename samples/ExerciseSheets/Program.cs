using ExerciseSheets;
using ExerciseSheets.Checks;
using Spectre.Console;
using SymGrad.Tool.Commands;

AnsiConsole.Console = Output.Results();
if (args.Length > 1 || (args.Length == 1 && args[0].StartsWith('-')))
{
    await Console.Error.WriteLineAsync("dotnet run --project samples/ExerciseSheets [-- FOLDER]\nWrites an HTML page and a LaTeX document for each of the five sheets into FOLDER, or into sheets, and prints the table of their claims.").ConfigureAwait(false);
    return args is ["-h" or "--help" or "-?"] ? 0 : 2;
}

var folder = Path.GetFullPath(args.Length > 0 ? args[0] : "sheets");
var claims = new List<SheetClaim>();
foreach (var sheet in ExerciseSheet.All)
{
    claims.AddRange(await sheet.WriteAsync(folder).ConfigureAwait(false));
    AnsiConsole.WriteLine(Path.Combine(folder, sheet.Name) + ".html, .tex");
}

AnsiConsole.Write(ClaimTable.Of(claims));
AnsiConsole.WriteLine(ClaimTable.Summary(claims));
Heading("Wrong lines");
foreach (var wrong in ClaimTable.WrongLines(claims))
{
    Console.WriteLine(wrong);
}

Heading("Sheet 000, 1a: is the convolution kernel positive semi-definite?");
Console.WriteLine(SemiDefiniteness.Report());
Heading("Sheet 002, 3: which step sizes converge on 5x²?");
Console.WriteLine(StepSizes.Report());
Heading("Sheet 003, 2: where do the activations' values lie?");
AnsiConsole.Write(ActivationRange.Table());
return 0;

static void Heading(string text) => AnsiConsole.Write(new Rule(text) { Justification = Justify.Left });
