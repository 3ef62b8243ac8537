# Weights as views of mapped files, and small moves between types.

class Kernels(Module):
  def none(self) -> Optional[Tensor]:
    return None

  # The whole file as one flat tensor: private copy-on-write pages, read when touched. A trailing part
  # smaller than an element stays outside.
  def map(self, path: str, elements: int, dtype: int) -> Tensor:
    return torch.from_file(path, False, elements, dtype=dtype)

  # A view of elements first .. first + product(shape)
  def piece(self, mapped: Tensor, first: int, shape: List[int]) -> Tensor:
    elements = 1
    for size in shape:
      elements = elements * size
    return mapped.narrow(0, first, elements).view(shape)

  # For data whose offset is no multiple of its element size: mapped as bytes, that tensor alone is copied.
  def unaligned(self, mapped: Tensor, first: int, length: int, dtype: int, shape: List[int]) -> Tensor:
    return torch.view_copy(mapped.narrow(0, first, length).clone(), dtype=dtype).view(shape)

  def cast(self, x: Tensor, dtype: int) -> Tensor:
    return x.to(dtype)

  def copy(self, x: Tensor) -> Tensor:
    return x.clone()

  def zeros(self, shape: List[int], dtype: int, like: Tensor) -> Tensor:
    return torch.zeros(shape, dtype=dtype, device=like.device)

  def normal(self, shape: List[int], deviation: float, dtype: int) -> Tensor:
    return torch.normal(0., deviation, shape).to(dtype)

  def seed(self, seed: int) -> None:
    torch.manual_seed(seed)

  def linear(self, x: Tensor, weight: Tensor) -> Tensor:
    return torch.linear(x, weight)
