using BenchmarkDotNet.Running;
using SymGrad.Benchmarks.Gradients;

// "--quick" prints both tables in two minutes; "--quick gradients" and "--quick generator" print one, "--quick gradients network" some of its rows.
if (args is ["--quick", .. var parts])
{
    if (parts is [] or ["gradients", ..])
    {
        QuickTable.Print(Pair.All, [.. parts.Skip(1)]);
    }

    if (parts is [] or ["generator"])
    {
        Console.WriteLine();
        SymGrad.Benchmarks.Generation.QuickTables.Print();
    }

    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args is [] ? ["--filter", "*"] : args);
