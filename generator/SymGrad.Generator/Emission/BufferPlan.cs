using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Emission;

/// <summary>A place in the scratch memory, and the temporaries that use it one after the other.</summary>
internal sealed record BufferSlot(Expr Size, List<Tensor> Tensors)
{
    public int FreeFrom { get; set; }
}

/// <summary>
/// Where temporaries live: those of the same size share a place when one is dead before the other is born, or dies element by element in the loop that makes the other.
/// </summary>
internal sealed record BufferPlan(IReadOnlyList<BufferSlot> Slots, Expr Total)
{
    public static BufferPlan Of(ExprPool pool, Program program)
    {
        var lives = Lives(program);
        var slots = new List<BufferSlot>();
        foreach (var buffer in program.Buffers.Where(b => lives.ContainsKey(b.Tensor)).OrderBy(b => lives[b.Tensor].First))
        {
            var (first, last) = lives[buffer.Tensor];
            var slot = slots.Find(s => ReferenceEquals(s.Size, buffer.Size) && (s.FreeFrom < first || (s.FreeFrom == first && InPlace.Is(program.Statements[first], s.Tensors[s.Tensors.Count - 1], buffer.Tensor))));
            if (slot is null)
            {
                slots.Add(slot = new(buffer.Size, []));
            }

            slot.Tensors.Add(buffer.Tensor);
            slot.FreeFrom = last;
        }

        return new(slots, pool.Add([.. slots.Select(s => s.Size)]));
    }

    private static Dictionary<Tensor, (int First, int Last)> Lives(Program program)
    {
        var lives = new Dictionary<Tensor, (int First, int Last)>();
        for (var k = 0; k < program.Statements.Count; k++)
        {
            foreach (var tensor in Effects.Writes(program.Statements[k]).Concat(Effects.Reads(program.Statements[k])))
            {
                lives[tensor] = (lives.TryGetValue(tensor, out var life) ? life.First : k, k);
            }
        }

        return lives;
    }
}
