using BenchmarkDotNet.Running;
using SymGrad.Benchmarks.Gradients;

// "--quick" prints both tables in about a minute; "--quick gradients" and "--quick generator" print one.
if (args is ["--quick", .. var parts])
{
    if (parts is [] or ["gradients"])
    {
        QuickTable.Print(Pair.All);
    }

    if (parts is [] or ["generator"])
    {
        Console.WriteLine();
        SymGrad.Benchmarks.Generation.QuickTables.Print();
    }

    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args is [] ? ["--filter", "*"] : args);
