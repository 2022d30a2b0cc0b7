using ExerciseSheets;
using ExerciseSheets.Checks;
using Spectre.Console;
using SymGrad.Tool.Commands;

AnsiConsole.Console = Output.Results();
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

static void Heading(string text) => AnsiConsole.Write(new Rule(text) { Justification = Justify.Left });
