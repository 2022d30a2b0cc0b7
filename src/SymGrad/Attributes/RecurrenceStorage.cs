namespace SymGrad;

/// <summary>What a gradient keeps of the states of a loop that hands them on from round to round.</summary>
public enum RecurrenceStorage
{
    /// <summary>All that the adjoint reads: memory in proportion to the number T of rounds. The fastest, and the default.</summary>
    All,

    /// <summary>
    /// The states at the start of blocks of ⌈√T⌉ rounds, and those of one block, which is computed a second time: memory in proportion to
    /// √T, for one more evaluation of the rounds. The results are the same to rounding. The model has one loop, or several over the same
    /// rounds, whose states are read in the same round, an earlier one, after the last, or in sums over all; anything else is an error.
    /// </summary>
    Checkpoints,
}
