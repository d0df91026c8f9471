//! Things that belong together because something joins them, at whatever remove.

/// Numbers from 0, of which some were joined.
pub(super) struct Groups {
    /// A number of the same group that is not greater; itself for the least of a group.
    lesser: Vec<usize>,
}

impl Groups {
    /// `count` numbers, each a group of its own.
    pub(super) fn new(count: usize) -> Self {
        Self {
            lesser: (0..count).collect(),
        }
    }

    /// Makes one group of the groups of all `members`.
    pub(super) fn join(&mut self, members: impl IntoIterator<Item = usize>) {
        let mut members = members.into_iter();
        let Some(mut least) = members.next().map(|first| self.least_of(first)) else {
            return;
        };
        for member in members {
            let other = self.least_of(member);
            self.lesser[other.max(least)] = other.min(least);
            least = other.min(least);
        }
    }

    /// The least number of the group of `member`.
    pub(super) fn least_of(&mut self, mut member: usize) -> usize {
        while self.lesser[member] != member {
            // Halving the way keeps it short for whoever asks next.
            self.lesser[member] = self.lesser[self.lesser[member]];
            member = self.lesser[member];
        }
        member
    }

    /// The groups in the order of their least numbers, each ascending.
    pub(super) fn all(&mut self) -> Vec<Vec<usize>> {
        let mut groups = vec![Vec::new(); self.lesser.len()];
        for member in 0..self.lesser.len() {
            groups[self.least_of(member)].push(member);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_at_any_remove_is_one_group() {
        let mut groups = Groups::new(6);
        groups.join([4, 1]);
        groups.join([5, 4]);
        groups.join([2]);
        groups.join([]);
        assert_eq!(groups.all(), [vec![0], vec![1, 4, 5], vec![2], vec![3]]);
        groups.join([3, 5, 0]);
        assert_eq!(groups.all(), [vec![0, 1, 3, 4, 5], vec![2]]);
    }
}
