// SPDX-License-Identifier: Apache-2.0
// std::visit with a lambda per alternative.
#pragma once

namespace gosetup {

template <class... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace gosetup
