using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>All kinds of derivatives of models over nested types, against differences of plain C#.</summary>
public sealed class NestedTypeTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 4];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AgainstDifferences(int n)
    {
        Judge(NestedTypes.Unit, n);
        Judge(NestedTypes.OfEverything, n);
        Judge(NestedTypes.Composed, n);
        Judge(NestedTypes.Iterated, n);
        Judge(NestedTypes.Operated, n);
        Judge(NestedTypes.Measured, n);
        Judge(NestedTypes.InputsFirst, n);
        Judge(NestedTypes.Named, n);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SinglePrecision_AgainstDifferencesOfDouble(int n) => Judge(NestedSingles.Scaled, n, NestedSingles.Twin);

    private static void Judge(Delegate model, int n, Delegate? twin = null) => new Judgement(model.Method, (twin ?? model).Method, n).Run();

    private sealed class Judgement(MethodInfo model, MethodInfo plain, int n)
    {
        private readonly Draw draw = new(n + 3);
        private readonly double tolerance = model == plain ? 1e-7 : 1e-5;
        private object[] data = [];
        private ParameterInfo[] variables = [];
        private object value = 0;

        public void Run()
        {
            data = [.. model.GetParameters().Select(p => Nested.Drawn(p.ParameterType, n, draw))];
            variables = [.. model.GetParameters().Where(p => p.ParameterType != typeof(int))];
            value = model.Invoke(null, data)!;
            var kinds = 0;
            foreach (var kind in new[] { "Gradient", "Jacobian", "Hessian", "Jvp", "Vjp", "HessianVectorProduct" })
            {
                if (Members(kind) is { Length: > 0 } members)
                {
                    kinds++;
                    Judge(kind, members);
                }
            }

            Assert.True(kinds > 2, model.Name);
        }

        private MethodInfo[] Members(string kind) => [.. model.DeclaringType!.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(m => m.Name == model.Name + kind)];

        private void Judge(string kind, MethodInfo[] members)
        {
            var along = variables.ToDictionary(p => p.Position, p => Enumerable.Range(0, Nested.All(data[p.Position]).Length).Select(_ => draw.Real()).ToArray());
            object[] directions = kind switch
            {
                "Jvp" or "HessianVectorProduct" => [.. variables.Select(p => Nested.With(p.ParameterType, data[p.Position], along[p.Position]))],
                "Vjp" => [.. Nested.Leaves(value).Select(leaf => Nested.With(leaf.GetType(), leaf, Arguments.Elements(leaf).Select(_ => 1.0)))],
                _ => [],
            };
            var inputs = data.Concat(directions).ToArray();
            var call = members.Single(m => m.ReturnType.IsAssignableTo(typeof(ITuple)) && m.GetParameters().Length == inputs.Length && m.GetParameters().All(p => !p.ParameterType.IsByRef && p.ParameterType.IsInstanceOfType(inputs[p.Position])));
            var results = (ITuple)call.Invoke(null, inputs)!;
            Near(kind, "value", Nested.All(value), Nested.All(results[0]!));
            if (kind == "Jvp")
            {
                Near(kind, "tangent", Along(data, along), Nested.All(results[1]!));
                return;
            }

            for (var k = 0; k < variables.Length && kind != "Jacobian"; k++)
            {
                var position = variables[k].Position;
                var found = Nested.All(results[1 + k]!);
                Assert.Equal(Nested.Integers(data[position]), Nested.Integers(results[1 + k]!));
                for (var entry = 0; entry < found.Length; entry++)
                {
                    var unit = Unit(position, entry);
                    Near(kind, $"{variables[k].Name} at {entry}", [kind == "HessianVectorProduct" ? Along(data, unit, along)[0] : Along(data, unit).Sum()], [found[entry]]);
                }
            }

            if (kind is "Jacobian" or "Hessian")
            {
                Blocks(kind, results, kind == "Jacobian" ? 1 : 1 + variables.Length);
            }
        }

        /// <summary>Blocks of a Jacobian by number or array of the value and of the variables; of a Hessian by pairs of the latter.</summary>
        private void Blocks(string kind, ITuple results, int next)
        {
            var inputs = variables.SelectMany(p => Nested.Reals(data[p.Position]).Aggregate((Leaves: new List<(int Position, int First, int Count)>(), First: 0), (all, leaf) =>
            {
                all.Leaves.Add((p.Position, all.First, leaf.Length));
                return (all.Leaves, all.First + leaf.Length);
            }).Leaves).ToList();
            var inputsFirst = model.GetCustomAttribute<LayoutAttribute>()?.Layout == JacobianLayout.Denominator;
            var first = 0;
            foreach (var output in kind == "Jacobian" ? Nested.Reals(value) : [])
            {
                foreach (var input in inputs)
                {
                    var block = Arguments.Elements(results[next++]!);
                    Assert.Equal(output.Length * input.Count, block.Length);
                    for (var j = 0; j < input.Count; j++)
                    {
                        var column = Along(data, Unit(input.Position, input.First + j)).Skip(first).Take(output.Length).ToArray();
                        Near(kind, $"block {next - 2}, column {j}", column, [.. column.Select((_, i) => block[inputsFirst ? (j * output.Length) + i : (i * input.Count) + j])]);
                    }
                }

                first += output.Length;
            }

            foreach (var (a, b) in kind == "Hessian" ? inputs.SelectMany((a, k) => inputs.Skip(k).Select(b => (a, b))) : [])
            {
                var block = Arguments.Elements(results[next++]!);
                Assert.Equal(a.Count * b.Count, block.Length);
                for (var i = 0; i < block.Length; i++)
                {
                    Near(kind, $"block {next - 2}, {i}", Along(data, Unit(a.Position, a.First + (i / b.Count)), Unit(b.Position, b.First + (i % b.Count))), [block[i]]);
                }
            }

            Assert.Equal(results.Length, next);
        }

        private Dictionary<int, double[]> Unit(int position, int entry) =>
            new() { [position] = [.. Nested.All(data[position]).Select((_, k) => k == entry ? 1.0 : 0.0)] };

        /// <summary>Derivatives of plain C# by central differences of two steps, from which the error of second order is taken.</summary>
        private double[] Along(object[] at, params ReadOnlySpan<Dictionary<int, double[]>> directions)
        {
            if (directions.IsEmpty)
            {
                return Nested.All(plain.Invoke(null, [.. plain.GetParameters().Select((p, k) => p.ParameterType == typeof(int) ? at[k] : Nested.With(p.ParameterType, at[k], Nested.All(at[k])))])!);
            }

            var (wide, narrow) = (Slope(at, directions[0], 2e-3, directions[1..]), Slope(at, directions[0], 1e-3, directions[1..]));
            return [.. wide.Zip(narrow, (w, s) => s + ((s - w) / 3))];
        }

        private double[] Slope(object[] at, Dictionary<int, double[]> direction, double step, ReadOnlySpan<Dictionary<int, double[]>> rest) =>
            [.. Along(Moved(at, direction, step), rest).Zip(Along(Moved(at, direction, -step), rest), (a, b) => (a - b) / (2 * step))];

        private object[] Moved(object[] at, Dictionary<int, double[]> direction, double step) =>
        [
            .. at.Select((value, k) => direction.TryGetValue(k, out var along)
                ? Nested.With(plain.GetParameters()[k].ParameterType, value, Nested.All(value).Zip(along, (x, d) => x + (step * d)))
                : value),
        ];

        private void Near(string kind, string what, double[] expected, double[] actual)
        {
            Assert.Equal(expected.Length, actual.Length);
            for (var k = 0; k < expected.Length; k++)
            {
                Assert.True(
                    Math.Abs(expected[k] - actual[k]) <= tolerance * Math.Max(1, Math.Abs(expected[k])),
                    string.Create(CultureInfo.InvariantCulture, $"{model.Name}{kind}, n = {n}, {what}: #{k} is {actual[k]:R} instead of {expected[k]:R}."));
            }
        }
    }
}
