using ExerciseSheets;
using ExerciseSheets.Checks;
using Spectre.Console;

var folder = Path.GetFullPath(args.Length > 0 ? args[0] : "sheets");
var claims = new List<SheetClaim>();
foreach (var sheet in ExerciseSheet.All)
{
    claims.AddRange(await sheet.WriteAsync(folder).ConfigureAwait(false));
    AnsiConsole.WriteLine(Path.Combine(folder, sheet.Name) + ".html, .tex");
}

AnsiConsole.Write(ClaimTable.Of(claims));
AnsiConsole.WriteLine(ClaimTable.Summary(claims));
AnsiConsole.Write(new Rule("Wrong lines") { Justification = Justify.Left });
foreach (var wrong in ClaimTable.WrongLines(claims))
{
    Console.WriteLine(wrong);
}

AnsiConsole.Write(new Rule("Sheet 000, exercise 1a: is the convolution kernel positive semi-definite?") { Justification = Justify.Left });
AnsiConsole.WriteLine(SemiDefiniteness.Report());
AnsiConsole.Write(new Rule("Sheet 002, question 3: for which step sizes does gradient descent on 5x² converge?") { Justification = Justify.Left });
AnsiConsole.WriteLine(StepSizes.Report());
AnsiConsole.Write(new Rule("Sheet 003, exercise 2: where do the values of the activations lie?") { Justification = Justify.Left });
AnsiConsole.Write(ActivationRange.Table());
