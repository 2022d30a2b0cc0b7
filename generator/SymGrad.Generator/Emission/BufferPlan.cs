using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Emission;

/// <summary>A place in the scratch memory, and the temporaries that use it one after the other.</summary>
internal sealed record BufferSlot(Expr Offset, Expr Size, List<Tensor> Tensors)
{
    public int FreeFrom { get; set; }
}

/// <summary>Where temporaries live: those of the same size share a place when one is dead before the other is born.</summary>
internal sealed record BufferPlan(IReadOnlyList<BufferSlot> Slots, Expr Total)
{
    public static BufferPlan Of(ExprPool pool, Program program)
    {
        var slots = new List<BufferSlot>();
        var total = pool.Zero;
        foreach (var buffer in program.Buffers.OrderBy(b => Touches(program, b.Tensor).First()))
        {
            var touches = Touches(program, buffer.Tensor).ToList();
            var slot = slots.Find(s => ReferenceEquals(s.Size, buffer.Size) && s.FreeFrom < touches[0]);
            if (slot is null)
            {
                slots.Add(slot = new(total, buffer.Size, []));
                total = pool.Add(total, buffer.Size);
            }

            slot.Tensors.Add(buffer.Tensor);
            slot.FreeFrom = touches[touches.Count - 1];
        }

        return new(slots, total);
    }

    private static IEnumerable<int> Touches(Program program, Tensor tensor) => Enumerable.Range(0, program.Statements.Count)
        .Where(k => Effects.Writes(program.Statements[k]).Contains(tensor) || Effects.Reads(program.Statements[k]).Contains(tensor))
        .DefaultIfEmpty(0);
}
