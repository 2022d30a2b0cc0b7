using Microsoft.CodeAnalysis;
using Spectre.Console;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Commands;

/// <summary>What a command says beside its result: on the error stream, so that results can be piped.</summary>
internal static class Output
{
    /// <summary>A line that nothing reaches, so that what a program reads is not broken.</summary>
    public const int UnbrokenLine = 10_000;

    private static readonly IAnsiConsole Errors = ErrorStream();

    /// <summary>The status after an error; 1 says that a claim is refuted.</summary>
    public const int Failed = 2;

    /// <summary>Runs a command; what the user has to be told ends it with a status.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (ToolException e)
        {
            Error(e.Message);
            return Failed;
        }
        catch (IOException e)
        {
            Error(e.Message);
            return Failed;
        }
    }

    public static void Error(string message) => Errors.MarkupLineInterpolated($"[red]error:[/] {message}");

    public static void Warning(string message) => Errors.MarkupLineInterpolated($"[yellow]warning:[/] {message}");

    public static void Note(string message) => Errors.MarkupLineInterpolated($"[grey]note:[/] {message}");

    public static void Done(string message) => Errors.MarkupLineInterpolated($"[green]{message}[/]");

    public static void Tell(IEnumerable<Diagnostic> faults)
    {
        foreach (var fault in faults)
        {
            var colour = fault.Severity == DiagnosticSeverity.Error ? "red" : "yellow";
            Errors.MarkupLine($"[{colour}]{Markup.Escape(SheetBuilder.Text(fault))}[/]");
        }
    }

    private static IAnsiConsole ErrorStream()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error), Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        console.Profile.Width = Console.IsErrorRedirected ? UnbrokenLine : console.Profile.Width;
        return console;
    }

    /// <summary>The output itself; without colours and borders where no terminal reads it.</summary>
    public static IAnsiConsole Results() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Out),
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    });

    /// <summary>Work that takes a while, with a line that says so where someone watches.</summary>
    public static Task<T> WaitAsync<T>(string what, Func<Task<T>> work) => Console.IsErrorRedirected ? work() : Errors.Status().StartAsync(Markup.Escape(what), _ => work());

    /// <summary>Work with a line that says where it is, where someone watches.</summary>
    public static T Progress<T>(string what, Func<Action<string, int, int>, T> work) =>
        Console.IsErrorRedirected
            ? work((_, _, _) => { })
            : Errors.Status().Start(what, context => work((name, k, count) => context.Status($"{Markup.Escape(name)} [grey]({k + 1} of {count})[/]")));
}
