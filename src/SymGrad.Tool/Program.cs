using System.CommandLine;
using System.CommandLine.Help;
using SymGrad.Tool.Commands;

var root = new Command(
    "symgrad",
    """
    Derivations, formulas and solution sheets from C# methods.

    Examples:
      symgrad derive "log(1+exp(-y*a))" --wrt a
      symgrad derive "sum(sq(sigmoid(W*x+b)-y))" --let "W: Mat, x: Vec, b: Vec, y: Vec" --wrt W --format steps
      symgrad sheet Exercises.cs -o sheet.html
      symgrad sheet MyProject.csproj -o sheet.pdf
      symgrad check MyProject.csproj
    """)
{
    DeriveCommand.Create(),
    SheetCommand.Create(),
    CheckCommand.Create(),
    new HelpOption(),
    new VersionOption(),
};
var parsed = root.Parse(args);
var status = await parsed.InvokeAsync().ConfigureAwait(false);
return parsed.Errors.Count > 0 ? Output.Failed : status;
