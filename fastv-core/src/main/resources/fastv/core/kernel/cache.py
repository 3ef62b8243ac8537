# Which entries of a key/value cache stay. index [heads, kept] int64: places, per head, in their new order.

# x [1, kvHeads, capacity, headDim] -> [1, heads, kept, headDim]; heads may be several of a group.
def gathered(x: Tensor, index: Tensor) -> Tensor:
  if index.size(0) > x.size(1):
    x = torch.repeat_interleave(x, index.size(0) // x.size(1), 1)
  places = index.unsqueeze(0).unsqueeze(-1).expand([-1, -1, -1, x.size(3)])
  return torch.gather(x, 2, places)

class Kernels(Module):
  def none(self) -> Optional[Tensor]:
    return None

  # A tensor of its own with room for capacity entries, the kept ones first.
  def shortened(self, x: Tensor, index: Tensor, capacity: int) -> Tensor:
    kept = __torch__.gathered(x, index)
    room = torch.zeros([1, kept.size(1), capacity, kept.size(3)], dtype=kept.dtype, device=kept.device)
    room.narrow(2, 0, kept.size(2)).copy_(kept)
    return room

  # The same within the tensor itself.
  def shorten(self, x: Tensor, index: Tensor) -> None:
    x.narrow(2, 0, index.size(1)).copy_(__torch__.gathered(x, index))
